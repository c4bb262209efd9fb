'use client'
import { useState, type FormEvent } from 'react'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'

interface Factor {
  path: string
  size: number
  secret: string
  recoveryCodes: string[]
}

export interface SecondFactorWords {
  password: string
  start: string
  scan: string
  key: string
  picture: string
  recovery: string
  code: string
  finish: string
  failure: string
  problems: string
}

/** Sets a second factor up: the password, then the secret to scan, which exists on this page alone, then a first code. */
export function SecondFactor({ words }: { words: SecondFactorWords }) {
  const [factor, setFactor] = useState<Factor | null>(null)
  const [problem, setProblem] = useState('')

  async function start(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setProblem('')
    try {
      const response = await fetch('/staff/api/account/factor', {
        method: 'POST',
        body: new FormData(event.currentTarget),
        headers: { accept: 'application/json' },
      })
      const answer = (await response.json()) as { factor?: Factor; problems?: { message: string }[] }
      if (answer.factor) setFactor(answer.factor)
      else setProblem(answer.problems?.[0]?.message ?? words.failure)
    } catch {
      setProblem(words.failure)
    }
  }

  if (!factor) {
    return (
      <form
        id="factor"
        action="/staff/api/account/factor"
        method="post"
        onSubmit={start}
        className="grid max-w-md gap-4"
      >
        <TextInput
          id="factor-password"
          name="password"
          type="password"
          autoComplete="current-password"
          label={words.password}
          error={problem || undefined}
          required
        />
        <div>
          <Button kind="secondary">{words.start}</Button>
        </div>
      </form>
    )
  }
  return (
    <div className="grid max-w-xl gap-5">
      <p>{words.scan}</p>
      <svg
        viewBox={`-2 -2 ${factor.size + 4} ${factor.size + 4}`}
        role="img"
        aria-label={words.picture}
        className="size-56 bg-white"
        shapeRendering="crispEdges"
      >
        <rect x="-2" y="-2" width={factor.size + 4} height={factor.size + 4} fill="#fff" />
        <path d={factor.path} fill="#000" />
      </svg>
      <p>
        {words.key}: <code className="figures break-all">{factor.secret}</code>
      </p>
      <div className="grid gap-2">
        <p className="font-semibold">{words.recovery}</p>
        <ul className="figures grid grid-cols-2 gap-x-6 gap-y-1">
          {factor.recoveryCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <EnhancedForm
        id="factor-code"
        action="/staff/api/account/factor/code"
        failureMessage={words.failure}
        className="grid gap-4"
      >
        <ErrorSummary id="factor-code-problems" title={words.problems} problems={[]} />
        <TextInput
          id="factor-code-code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          label={words.code}
          required
        />
        <div>
          <Button>{words.finish}</Button>
        </div>
      </EnhancedForm>
    </div>
  )
}
