import type { DirectoryDepartment } from '../../ports/directory.ts'

/** A department as whoever keeps departments takes it. */
export type OrderedDepartment = {
  externalId: string
  name: string
  parentExternalId: string | null
  site: string
  leaderUserid?: string | null
}

/**
 * Parents first. The site is the name of what stands directly below the root: 苏州基地 of 苏州基地 / 一车间. What hangs on
 * nothing that the app may see stands directly below the root.
 */
export function orderDepartments(departments: readonly DirectoryDepartment[]): OrderedDepartment[] {
  const ids = new Set(departments.map(({ id }) => id))
  const root = departments.find(({ parentId }) => parentId === null)?.id ?? null
  const children = new Map<string | null, DirectoryDepartment[]>()
  for (const one of departments) {
    const visible = one.parentId !== null && ids.has(one.parentId)
    const parent = one.id === root ? null : visible ? one.parentId : root
    children.set(parent, [...(children.get(parent) ?? []), one])
  }
  const ordered: OrderedDepartment[] = []
  function place(parent: string | null, site: string | null): void {
    for (const { id, name, leaderUserid } of children.get(parent) ?? []) {
      const own = site ?? name
      ordered.push({
        externalId: id,
        name,
        parentExternalId: parent,
        site: own,
        ...(leaderUserid === undefined ? {} : { leaderUserid }),
      })
      place(id, id === root ? null : own)
    }
  }
  place(null, null)
  return ordered
}
