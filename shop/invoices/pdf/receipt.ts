import { bindWords } from '#i18n/typography.ts'
import { namedPackagingNumbers } from '#shop/legal/packaging-number.ts'
import { registerCountry } from '#shop/legal/trader.ts'
import type { FrozenInvoice, InvoiceSeller } from '../invoice.ts'
import { wordsOf } from '../words.ts'
import { drawLines, drawTotals, totalsHeight } from './amounts.ts'
import { contentWidth, Paper, sheet, type TextStyle } from './paper.ts'
import { body, leading, makeRoom, pageEnd, small, writeLines, type Pen } from './pen.ts'

// messages: invoices

function drawHead(pen: Pen): void {
  const { paper, frozen, words } = pen
  const { t, title } = words
  paper.mark(sheet.left, pen.y, 26)
  paper.tagged(paper.root, 'P', () => {
    paper.write(
      frozen.seller.company,
      { x: sheet.left + 36, baseline: pen.y + 17.5 },
      { size: 12.5, weight: 600 },
    )
  })
  pen.y += 50
  paper.tagged(paper.root, 'H1', () => {
    paper.write(title, { x: sheet.left, baseline: pen.y + 24 }, { size: 27, weight: 600 })
  })
  pen.y += 36
  paper.tagged(paper.root, 'P', () => {
    paper.write(
      frozen.number,
      { x: sheet.left, baseline: pen.y + 13 },
      { size: 13, colour: 'accent', isTabular: true },
    )
  })
  pen.y += 22
  const { corrects, kind } = frozen
  if (corrects && kind !== 'invoice') {
    const facts = { number: corrects.number, date: words.date(corrects.issuedAt) }
    drawParagraph(pen, t(`corrects.${kind}`, facts), body)
  }
  pen.y += 16
}

function drawParagraph(pen: Pen, text: string, style: TextStyle, width = contentWidth): void {
  const lines = pen.paper.lines(bindWords(text), width, style)
  pen.paper.tagged(pen.paper.root, 'P', () => {
    pen.y = writeLines(pen.paper, lines, { x: sheet.left, y: pen.y }, style)
  })
}

/** A named column of lines; answers its lower edge. */
function drawFact(pen: Pen, fact: { label: string; lines: string[]; x: number; width: number }): number {
  const { paper, y } = pen
  const { label, lines, x, width } = fact
  const set = lines.flatMap((line) => paper.lines(line, width, body))
  let end = y
  paper.tagged(paper.root, 'P', () => {
    writeLines(paper, [label], { x, y }, small)
    end = writeLines(paper, set, { x, y: y + 14 }, body)
  })
  return end
}

function drawFacts(pen: Pen): void {
  const { paper, frozen, words } = pen
  const { t } = words
  const facts: [string, string][] = [
    [t('facts.issued'), words.date(frozen.issuedAt)],
    [t('facts.paid'), words.date(frozen.paidAt)],
    [t('facts.order'), frozen.orderNumber],
    [t('facts.payment'), words.payment],
  ]
  paper.rule(pen.y, 1)
  pen.y += 9
  const width = contentWidth / facts.length
  const ends = facts.map(([label, value], index) =>
    drawFact(pen, { label, lines: [value], x: sheet.left + width * index, width: width - 12 }),
  )
  pen.y = Math.max(...ends) + 15
}

function sellerLines({ frozen, words }: Pen): string[] {
  const { seller } = frozen
  const { t } = words
  const country = registerCountry(seller)
  return [
    seller.company,
    ...(seller.isFictional ? [t('seller.fictional')] : []),
    seller.street,
    `${seller.place}, ${seller.country}`,
    ...(seller.taxNumber ? [t('seller.taxNumber', { country, number: seller.taxNumber })] : []),
    t('seller.vatNumber', { number: seller.vatNumber }),
  ]
}

function drawParties(pen: Pen): void {
  const { frozen, words } = pen
  const half = contentWidth / 2
  const parties: [string, string[]][] = [
    [words.t('seller.label'), sellerLines(pen)],
    [words.t('buyer'), frozen.buyer],
  ]
  const ends = parties.map(([label, lines], index) =>
    drawFact(pen, { label, lines, x: sheet.left + half * index, width: half - 12 }),
  )
  pen.y = Math.max(...ends) + 20
}

function notesOf({ frozen, words }: Pen): string[] {
  const { t } = words
  const country = t(`country.${frozen.market}`)
  return [t(`notes.${frozen.kind}`), t('notes.vat', { country }), t('notes.form')]
}

const notesWidth = 330
const noteGap = 2
const notesTop = 16

/** What the amounts and the notes below them take: they stay on one page. */
function endHeight(pen: Pen): number {
  const lines = notesOf(pen).map((note) => pen.paper.lines(bindWords(note), notesWidth, small).length)
  const notes = lines.reduce((total, count) => total + count * small.size * leading + noteGap, notesTop)
  return totalsHeight(pen) + notes
}

function drawNotes(pen: Pen): void {
  pen.y += notesTop
  for (const note of notesOf(pen)) {
    drawParagraph(pen, note, small, notesWidth)
    pen.y += noteGap
  }
}

function packagingNumbersOf({ packagingNumbers, wasteRegisterNumber: PL }: InvoiceSeller) {
  return namedPackagingNumbers(packagingNumbers ?? (PL ? { PL } : {}))
}

/** Under which numbers the seller stands in registers, as far as it does. */
function registrationOf({ frozen: { seller }, words: { t, money } }: Pen): string[] {
  const country = registerCountry(seller)
  const { registerNumber, registerCourt, capital } = seller
  const register = t('seller.register', { country, number: registerNumber })
  return [
    ...(registerNumber ? [[register, registerCourt].filter(Boolean).join(', ')] : []),
    ...(capital ? [t('seller.capital', { amount: money(capital) })] : []),
    ...packagingNumbersOf(seller).map((named) => t('seller.packaging', named)),
  ]
}

const footWidth = contentWidth - 130

/** Facts beside each other with a dot between them; one that would be torn apart begins a line of its own. */
function factLines(paper: Paper, facts: readonly string[], style: TextStyle): string[] {
  return facts.reduce<string[]>((lines, fact) => {
    const last = lines.at(-1)
    const beside = last === undefined ? null : `${last}  ·  ${fact}`
    if (beside !== null && paper.width(beside, style) <= footWidth) return [...lines.slice(0, -1), beside]
    return [...lines, ...paper.lines(bindWords(fact), footWidth, style)]
  }, [])
}

function drawFoot(pen: Pen, page: number, pages: number): void {
  const { paper, frozen, words } = pen
  const { seller, number } = frozen
  const { t } = words
  const style: TextStyle = { size: 7.5, colour: 'quiet' }
  const top = pageEnd + 14
  paper.rule(top, 0.5)
  const contact = t('seller.contact', { email: seller.email, phone: seller.phone })
  const identity = factLines(paper, [contact, ...registrationOf(pen)], style)
  const right = { x: sheet.width - sheet.right - 120, y: top + 7, width: 120 }
  paper.ornament(() => {
    writeLines(paper, identity, { x: sheet.left, y: top + 7 }, style)
    const marks = [number, t('page', { page, pages })]
    writeLines(paper, marks, right, { ...style, align: 'right', isTabular: true })
  })
}

/** The document as a file, from its frozen data and nothing else; the same data makes the same bytes. */
export async function renderInvoice(frozen: FrozenInvoice): Promise<Buffer> {
  const words = wordsOf(frozen)
  const paper = new Paper({
    title: `${words.title} ${frozen.number}`,
    author: frozen.seller.company,
    language: words.language,
    createdAt: new Date(frozen.issuedAt),
  })
  const pen: Pen = { paper, frozen, words, y: sheet.top }
  drawHead(pen)
  drawFacts(pen)
  drawParties(pen)
  if (frozen.lines.length > 0) drawLines(pen)
  makeRoom(pen, endHeight(pen))
  drawTotals(pen)
  drawNotes(pen)
  return paper.finish((page, pages) => drawFoot(pen, page, pages))
}
