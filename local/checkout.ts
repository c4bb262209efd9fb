import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, wherever the clone lies and wherever a command was typed. */
export const checkout = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
