import type { FrozenInvoice } from '../invoice.ts'
import { fileNameOf } from '../words.ts'
import { renderInvoice } from './receipt.ts'

/** A document as a file to send or to attach. */
export interface InvoiceFile {
  filename: string
  content: Buffer
  contentType: 'application/pdf'
}

export async function invoiceFile(frozen: FrozenInvoice): Promise<InvoiceFile> {
  const content = await renderInvoice(frozen)
  return { filename: fileNameOf(frozen), content, contentType: 'application/pdf' }
}
