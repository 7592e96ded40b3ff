/** Which employees a desk caller may see: all, or those of the named departments (each id, what is below included). */
export type Scope = { all: true } | { all: false; departmentIds: readonly string[] }

/** Does the scope hold an employee of this department? Nobody without a department is in a partial scope. */
export function isInScope(scope: Scope, departmentId: string | null): boolean {
  return scope.all || (departmentId !== null && scope.departmentIds.includes(departmentId))
}
