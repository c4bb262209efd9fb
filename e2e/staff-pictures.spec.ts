import sharp from 'sharp'
import { expect, test } from './fixtures.ts'
import { enterWorkshop } from './staff.ts'

test('an editor uploads a picture, and the shopper sees it', async ({ page, data, complaints }) => {
  await enterWorkshop(page, data, { role: 'editor', language: 'en' })
  const [product] = await data.rows<{ id: number; slug: string; name: string }>(
    `select p.id, t.slug, t.name from product p join product_translation t on t.product_id = p.id
     where t.language = 'en' order by p.position desc limit 1`,
  )
  if (!product) throw new Error('no product')
  const picture = await sharp({ create: { width: 1200, height: 1500, channels: 3, background: '#3a8f6a' } })
    .jpeg()
    .toBuffer()

  await page.goto(`/staff/products/${product.id}/pictures`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Pictures of ${product.name}`)
  await page
    .getByLabel('Picture file')
    .setInputFiles({ name: 'hidden.svg.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') })
  await page.getByLabel('What it shows, in English').last().fill('The pack on green ground')
  await page.getByLabel('What it shows, in Dutch').last().fill('De verpakking op een groene ondergrond')
  await page.getByRole('button', { name: 'Add picture' }).click()
  const problems = page.locator('#picture-problems')
  await expect(problems).toContainText('Polish')
  await page.getByLabel('What it shows, in Polish').last().fill('Opakowanie na zielonym tle')
  await page.getByRole('button', { name: 'Add picture' }).click()
  await expect(problems).toContainText('JPEG, PNG or WebP')

  await page
    .getByLabel('Picture file')
    .setInputFiles({ name: 'pack.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByRole('button', { name: 'Add picture' }).click()
  const added = page
    .getByRole('list', { name: 'Pictures in their order' })
    .getByRole('listitem')
    .filter({ has: page.locator('h2') })
    .last()
  await expect(added.locator('img[src*="/pictures/uploads/"]').first()).toBeVisible({ timeout: 60_000 })

  await page.goto(`/en/products/${product.slug}`)
  const shown = page.getByRole('img', { name: 'The pack on green ground' })
  await shown.scrollIntoViewIfNeeded()
  await expect(shown).toBeVisible()
  // Which of its files a browser takes is known once it has begun to fetch it.
  const source = () => shown.evaluate((image: HTMLImageElement) => image.currentSrc)
  await expect.poll(source).not.toBe('')
  const address = await source()
  const file = await page.request.get(address)
  const headers = file.headers()
  expect(headers['content-type']).toMatch(/^image\/(avif|webp)$/)
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['x-content-type-options']).toBe('nosniff')

  // By keyboard, to the first place.
  await page.goto(`/staff/products/${product.id}/pictures`)
  await page
    .getByRole('button', { name: /^Move picture \d+ earlier$/ })
    .last()
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(complaints.filter((complaint) => !complaint.includes('422') && !complaint.includes('415'))).toEqual(
    [],
  )
})
