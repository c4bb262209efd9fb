export default async function Home({ params }: PageProps<'/[locale]'>) {
  const { locale } = await params
  return (
    <main>
      <h1>{locale}</h1>
    </main>
  )
}
