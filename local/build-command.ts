import { ensureBuild, ensureClient } from './build.ts'
import { narrator } from './steps.ts'

const { step, say } = narrator()
await ensureClient(step)
await ensureBuild(step)
say('The build is there')
