/** Who wrote it and what they have learned; said in the language of the page. */
export interface Author {
  key: string
  name: string
  credentials: string
  biography: string
}
