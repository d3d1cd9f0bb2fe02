/** Something that cannot be had here; says what to install. */
export class Missing extends Error {}
