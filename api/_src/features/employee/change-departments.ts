/** A department as a directory knows it. Rows come parents first. */
export type DepartmentRow = {
  externalId: string
  name: string
  /** Null: the root. */
  parentExternalId: string | null
  /** Of a department that nobody knows yet, where its parent has none. */
  site: string
  /** Null: it has none; undefined: as it was. */
  leaderId?: string | null
}

/** As the table has it. */
export type KeptDepartment = {
  id: string
  external_id: string | null
  name: string
  parent_id: string | null
  leader_id: string | null
  site: string
  created_at: string
}

export type DepartmentChanges = {
  /** Whole rows, new or changed. */
  write: KeptDepartment[]
  added: number
  /** Known to the directory before, and no longer. */
  gone: KeptDepartment[]
}

/**
 * What a whole directory makes of the departments; pure. One that an import made, by site and name, is taken over;
 * a new one is at the site of its parent.
 */
export function changeDepartments(
  rows: readonly DepartmentRow[],
  kept: readonly KeptDepartment[],
  { newId, now }: { newId: () => string; now: string },
): DepartmentChanges {
  const byExternal = new Map(
    kept.flatMap((one) => (one.external_id ? [[one.external_id, one]] : [])),
  )
  const free = new Map(
    kept.flatMap((one) => (one.external_id ? [] : [[`${one.site}\0${one.name}`, one]])),
  )
  const settled = new Map<string, KeptDepartment>()
  const write: KeptDepartment[] = []
  let added = 0
  for (const row of rows) {
    const parent = row.parentExternalId === null ? null : settled.get(row.parentExternalId)
    const site = parent && parent.parent_id !== null ? parent.site : row.site
    const adopted = free.get(`${site}\0${row.name}`)
    const known = byExternal.get(row.externalId) ?? adopted
    if (known && known === adopted) free.delete(`${site}\0${row.name}`)
    const wanted = {
      id: known?.id ?? newId(),
      external_id: row.externalId,
      name: row.name,
      parent_id: parent?.id ?? null,
      leader_id: row.leaderId === undefined ? (known?.leader_id ?? null) : row.leaderId,
      site: known?.site ?? site,
      created_at: known?.created_at ?? now,
    }
    settled.set(row.externalId, wanted)
    if (!known) added++
    if (!known || isDifferent(known, wanted)) write.push(wanted)
  }
  const gone = kept.filter((one) => one.external_id !== null && !settled.has(one.external_id))
  return { write, added, gone }
}

function isDifferent(a: KeptDepartment, b: KeptDepartment): boolean {
  const fields = ['external_id', 'name', 'parent_id', 'leader_id'] as const
  return fields.some((field) => a[field] !== b[field])
}
