/**
 * What the code under test writes goes to Vitest, which shows it where a test fails: `npm test` asks for no more. The
 * logger writes to the file of standard output itself unless somebody stands in between.
 */
process.stdout.write = passedOn((text) => console.log(text))
process.stderr.write = passedOn((text) => console.error(text))

type Write = typeof process.stdout.write

function passedOn(say: (text: string) => void): Write {
  return (chunk: string | Uint8Array, ...rest: unknown[]) => {
    say((typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()).trimEnd())
    const written = rest.find((each) => typeof each === 'function')
    if (written) queueMicrotask(() => written())
    return true
  }
}
