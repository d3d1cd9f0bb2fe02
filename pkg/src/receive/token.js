// What HTTP calls a token (RFC 9110, 5.6.2): names of headers, and the halves of a media type.

/** As a part of a pattern. */
export const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
