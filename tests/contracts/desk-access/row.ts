import type { IdKind } from '../../../api/_src/kernel/ids.ts'
import type { Cast, CastRole, Player } from './cast.ts'

/**
 * Whose thing the address names. `own`: of an employee the caller is responsible for, or the caller's own;
 * `other`: somebody else's; `none`: an id that nothing has.
 */
export const ownerships = ['own', 'other', 'none'] as const
export type Ownership = (typeof ownerships)[number]

/** What the caller meets: an answer, or a refusal by its HTTP status. */
export type Outcome = 'ok' | 'forbidden' | 'not_found' | number

/** `id` stands for the address's one variable. */
export type Request = {
  id?: string
  query?: string
  body?: unknown
  /** The body's media type, where it is not JSON. */
  type?: string
  key?: boolean
}
export type Making = { cast: Cast; player: Player; ownership: Ownership }

/** One route of the table. Whom no cell names is forbidden it, whatever they ask for. */
export type AccessRow = {
  /** As the app registers it: `POST /api/desk/contacts/:id/reveal`. */
  route: string
  /** What `:id` names; absent: the route names nothing, and each role has one cell. */
  names?: IdKind
  /** Makes what the request is about, anew for each cell. */
  make?(making: Making): Promise<Request> | Request
  cells: { readonly [R in CastRole]?: Outcome | Readonly<Record<Ownership, Outcome>> }
}

const everybody: readonly CastRole[] = [
  'employee',
  'manager',
  'hr',
  'hr_bare',
  'hr_lead',
  'duty',
  'admin',
  'privacy',
]

/** The same cell for each of these roles. */
export function forRoles<O extends Outcome | Readonly<Record<Ownership, Outcome>>>(
  named: readonly CastRole[],
  outcome: O,
): Partial<Record<CastRole, O>> {
  return Object.fromEntries(named.map((role) => [role, outcome]))
}
export const forEverybody = <O extends Outcome | Readonly<Record<Ownership, Outcome>>>(
  outcome: O,
) => forRoles(everybody, outcome)

/** What one's own is and everything else is not: an HR specialist's departments, a caller's own things. */
export const ownOnly = { own: 'ok', other: 'not_found', none: 'not_found' } as const
/** All that exists. */
export const anyOne = { own: 'ok', other: 'ok', none: 'not_found' } as const
/** Nothing at all, not even that it exists. */
export const nothing = { own: 'not_found', other: 'not_found', none: 'not_found' } as const

/** The employee an ownership stands for. */
export function employeeFor({ cast, ownership }: Making): string {
  if (ownership === 'none') return cast.freeId('employee')
  return ownership === 'own' ? cast.near : cast.far
}

/** A new contact of that employee, or an id that no contact has. */
export async function contactFor(making: Making): Promise<{ id: string }> {
  const { cast, ownership } = making
  if (ownership === 'none') return { id: cast.freeId('contact') }
  return { id: await cast.addContact(employeeFor(making)) }
}
