import { productMetadata } from '../product-metadata.ts'
import { ProductView } from '../product-view.tsx'

type Props = PageProps<'/[locale]/products/[slug]/[variant]'>

export async function generateMetadata({ params }: Props) {
  return productMetadata(await params)
}

export default async function Page({ params }: Props) {
  return <ProductView wish={await params} />
}
