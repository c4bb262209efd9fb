import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'demo')

export async function readDemoJson<Content>(path: string): Promise<Content> {
  return JSON.parse(await readFile(join(folder, path), 'utf8')) as Content
}

export async function readDemoText(path: string): Promise<string> {
  return (await readFile(join(folder, path), 'utf8')).trim()
}

export type InLanguages<Value = string> = { pl: Value; nl: Value; en: Value }
