import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import type { Caller } from './session.ts'

/**
 * Whose employees an HR caller may see: all for the HR lead; the departments of their grants with everything
 * below them for an HR specialist, none where no grant names a department (design §2).
 */
export async function findScope(db: Queryable, caller: Caller): Promise<Scope> {
  if (caller.roles.includes('hr_lead')) return { all: true }
  if (!caller.roles.includes('hr')) return { all: false, departmentIds: [] }
  const result = await db.execute(sql`
    with recursive mine as (
      select g.department_id as id from role_grants g
      where g.employee_id = ${caller.employeeId} and g.role = 'hr' and g.ended_at is null
        and g.department_id is not null
      union select d.id from departments d join mine on d.parent_id = mine.id)
    select id from mine`)
  return { all: false, departmentIds: rowsOf<{ id: string }>(result).map(({ id }) => id) }
}

/** The same for an employee who is not at the door, by the roles they have now. */
export async function findScopeOf(db: Queryable, employeeId: string): Promise<Scope> {
  const result = await db.execute(sql`
    select g.role from role_grants g join employees e on e.id = g.employee_id and e.status <> 'left'
    where g.employee_id = ${employeeId} and g.ended_at is null`)
  const roles = rowsOf<{ role: Caller['roles'][number] }>(result).map(({ role }) => role)
  return findScope(db, { employeeId, name: '', roles })
}

/** The departments that a manager leads, with everything below them. */
export async function findLedDepartments(db: Queryable, employeeId: string): Promise<string[]> {
  const result = await db.execute(sql`
    with recursive led as (
      select id from departments where leader_id = ${employeeId}
      union select d.id from departments d join led on d.parent_id = led.id)
    select id from led`)
  return rowsOf<{ id: string }>(result).map(({ id }) => id)
}

/** Whom a caller may call in a drill: everybody for duty officers, else whose HR they are. */
export async function findDrillScope(db: Queryable, caller: Caller): Promise<Scope> {
  return caller.roles.includes('duty') ? { all: true } : findScope(db, caller)
}

/**
 * Whose emergency card opens without breaking glass (design §10): everybody's for duty officers and the HR lead,
 * else those of the departments one works for as HR or leads, with everything below them.
 */
export async function findEmergencyScope(db: Queryable, caller: Caller): Promise<Scope> {
  if (caller.roles.includes('hr_lead') || caller.roles.includes('duty')) return { all: true }
  const result = await db.execute(sql`
    with recursive mine as (
      select g.department_id as id from role_grants g
      where g.employee_id = ${caller.employeeId} and g.role = 'hr' and g.ended_at is null
        and g.department_id is not null
      union select id from departments where leader_id = ${caller.employeeId}
      union select d.id from departments d join mine on d.parent_id = mine.id)
    select id from mine`)
  return { all: false, departmentIds: rowsOf<{ id: string }>(result).map(({ id }) => id) }
}
