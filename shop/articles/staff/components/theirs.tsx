/** What somebody else has saved, beside what was typed. */
export function Theirs({
  label,
  language,
  text,
}: {
  label: string
  /** Of the text, where it differs from the page's. */
  language?: string | undefined
  text: string
}) {
  return (
    <div className="grid gap-1 border-l-4 border-caution bg-caution-soft px-4 py-3">
      <p className="font-semibold">{label}</p>
      <pre
        lang={language}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="max-h-96 overflow-y-auto font-mono text-small whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}
