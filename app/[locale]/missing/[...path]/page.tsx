import { notFound } from 'next/navigation'

/** Every unknown address under a locale's prefix comes here: a 404 in the page's language. */
export default function Missing() {
  notFound()
}
