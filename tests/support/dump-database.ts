import { sql } from 'drizzle-orm'
import type { Core } from '../../api/_src/kernel/core.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { SealedKind } from '../../api/_src/kernel/vault.ts'

const kinds: readonly SealedKind[] = [
  'name',
  'phone',
  'history',
  'token',
  'note',
  'message',
  'address',
  'file',
]

/** Every value of every column as text, `table.column` → values, with whatever the vault can open opened, also inside JSON. */
export async function dumpDatabase(
  core: Pick<Core, 'db' | 'vault'>,
): Promise<Map<string, string[]>> {
  const tables = rowsOf<{ name: string }>(
    await core.db.execute(sql`select tablename as name from pg_tables where schemaname = 'public'`),
  )
  const dump = new Map<string, string[]>()
  for (const { name } of tables) {
    const rows = rowsOf<{ row: Record<string, unknown> }>(
      await core.db.execute(sql`select to_jsonb(t) as row from ${sql.identifier(name)} t`),
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row))
        dump.set(`${name}.${column}`, [
          ...(dump.get(`${name}.${column}`) ?? []),
          ...textsOf(core, value),
        ])
  }
  return dump
}

/** The columns in which one of these words stands. */
export function columnsWith(
  dump: ReadonlyMap<string, string[]>,
  words: readonly string[],
): string[] {
  return [...dump]
    .filter(([, texts]) => texts.some((text) => words.some((word) => text.includes(word))))
    .map(([column]) => column)
    .sort()
}

function textsOf(core: Pick<Core, 'vault'>, value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(core, inner)])
  const text = String(value)
  return [text, ...opened(core, text)]
}

function opened({ vault }: Pick<Core, 'vault'>, text: string): string[] {
  const bytes = text.startsWith('\\x')
    ? Buffer.from(text.slice(2), 'hex')
    : Buffer.from(text, 'base64')
  return kinds.flatMap((kind) => {
    try {
      return [vault.open(kind, bytes)]
    } catch {
      return []
    }
  })
}
