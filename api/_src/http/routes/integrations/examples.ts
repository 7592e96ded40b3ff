import type * as z from 'zod/mini'
import {
  type activityRowSchema,
  type BatchAnswer,
  type EmployeeRowIn,
  type ownNumberRowSchema,
  rowReasons,
  type TalentRow,
} from '../../../../../shared/integration.ts'

const employees: EmployeeRowIn[] = [
  {
    employeeNo: 'E20261201',
    name: '李四',
    status: 'onboarding',
    userid: 'LiSi',
    site: '苏州基地',
    department: { site: '苏州基地', name: '装配一部' },
    superiorNo: 'E20180007',
    hiredOn: '2026-12-01',
  },
  { employeeNo: 'E20190311', status: 'left', leftOn: '2026-11-30' },
]
const numbers: z.infer<typeof ownNumberRowSchema>[] = [
  { employeeNo: 'E20261201', phone: '13900000001' },
]
const talents: TalentRow[] = [
  {
    employeeNo: 'E20261201',
    phone: '13900000001',
    contacts: [{ name: '王芳', relation: '母亲', phone: '13900000002', namedOn: '2021-03-01' }],
  },
]
const activity: z.infer<typeof activityRowSchema>[] = [
  { employeeNo: 'E20261201', phone: '13900000002', interactions: 12, asOf: '2026-11-26' },
]

/** Rows as a caller sends them; people and numbers are invented. */
export const rowExamples = { employees, numbers, talents, activity }

/** An answer with one row taken and one refused. */
export const answerExample: BatchAnswer = {
  taken: 1,
  refused: 1,
  results: [
    { index: 0, status: 'added' },
    {
      index: 1,
      status: 'refused',
      code: 'phone_too_short',
      field: 'phone',
      message: rowReasons.phone_too_short,
    },
  ],
}
