// Plain JavaScript on purpose: the rest is TypeScript, which an older Node cannot even read.
const oldest = 24
const major = Number(process.versions.node.split('.')[0])
if (major < oldest) {
  console.error(`Node ${oldest} or newer is needed; this is ${process.versions.node} (${process.execPath}).`)
  console.error(
    'On Linux `npm ci` brings the right one; elsewhere it has to be installed: https://nodejs.org',
  )
  process.exit(1)
}
