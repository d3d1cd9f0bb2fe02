export default function Page() {
  return <p>Notifications go to /notify.</p>;
}
