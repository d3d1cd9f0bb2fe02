// Without a page Next.js does not build.
export default function Page() {
  return null;
}
