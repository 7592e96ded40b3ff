import { Hono } from 'hono'
import { employeeSearchSchema } from '../../../../../shared/emergency.ts'
import type { Context } from '../../../context.ts'
import { findEmployees } from '../../../features/employee/find-employees.ts'
import { findEmergencyScope } from '../../../features/session/find-scope.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { isStorable } from '../../read-json.ts'

const LONGEST_QUERY = 100

/** Find an employee in one field (design §10). */
export function employeeRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary:
        'Employees by name, pinyin, initials, number or department; several words narrow down',
      tag: 'desk',
      query: ['q'],
      answer: [200, employeeSearchSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('find_employees'),
    async (c) => {
      const query = c.req.query('q')?.trim() ?? ''
      if (query === '' || query.length > LONGEST_QUERY || !isStorable(query))
        throw new AppError('invalid_input', { field: 'q', sentence: '请输入姓名、工号或部门' })
      const own = await findEmergencyScope(context.db, c.var.caller)
      return c.json({ employees: await findEmployees(context.db, { query, own }) })
    },
  )
}
