import type { Context as HonoContext } from 'hono'
import { AppError } from '../kernel/app-error.ts'
import { type IdKind, idPrefixes } from '../kernel/ids.ts'

/** The id in the address. What cannot be an id of this kind is simply not there. */
export function readId(c: HonoContext, kind: IdKind): string {
  const id = c.req.param('id') ?? ''
  if (!isId(id, kind)) throw new AppError('not_found')
  return id
}

/** Is it an id of this kind: its prefix and 26 characters? */
export function isId(id: string, kind: IdKind): boolean {
  return new RegExp(`^${idPrefixes[kind]}_[0-9a-z]{26}$`).test(id)
}
