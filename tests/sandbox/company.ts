import { inventName } from './company-names.ts'
import { type Random, seededRandom } from './core/random.ts'
import type { Department, Member } from './options.ts'

export type CompanyRole = 'hr' | 'hr_lead' | 'duty' | 'admin' | 'privacy'
export type CompanyDepartment = {
  id: number
  name: string
  parentId: number
  site: string
  /** The userid of whoever leads it. */
  managerUserid: string
}
export type CompanyEmployee = {
  userid: string
  employeeNumber: string
  name: string
  departmentId: number
  site: string
  position: string
  /** The employee number of the superior; null at the top. */
  superiorNumber: string | null
  attendancePhone: string
  payrollPhone: string
  /** `yyyy-MM-dd` */
  hiredOn: string
  roles: CompanyRole[]
  /** The department whose people an HR specialist works for, with everything below it. */
  worksFor: number | null
  /** Whom the old lists name. */
  contacts: { name: string; relation: string; phone: string }[]
}
export type Company = {
  name: string
  sites: string[]
  departments: CompanyDepartment[]
  employees: CompanyEmployee[]
}

type Plan = { site: string; name: string; people: number; position: string }
const sites = ['苏州基地', '郑州基地', '东莞基地']
const plans: readonly Plan[] = [
  { site: '苏州基地', name: '一车间', people: 9, position: '操作工' },
  { site: '苏州基地', name: '二车间', people: 9, position: '操作工' },
  { site: '苏州基地', name: '人力资源部', people: 4, position: 'HR专员' },
  { site: '苏州基地', name: '信息部', people: 3, position: '系统管理员' },
  { site: '郑州基地', name: '一车间', people: 10, position: '操作工' },
  { site: '郑州基地', name: '设备部', people: 6, position: '维修工' },
  { site: '东莞基地', name: '总装车间', people: 10, position: '操作工' },
  { site: '东莞基地', name: '质量部', people: 5, position: '检验员' },
]
const relations = ['配偶', '父亲', '母亲', '配偶', '父亲', '母亲', '兄弟姐妹', '子女', '朋友']
const firstHireMs = Date.UTC(2016, 0, 4)
const dayMs = 86_400_000

/** An invented company of about sixty people at three sites; the same seed makes the same one. */
export function makeCompany(seed: number): Company {
  const random = seededRandom(seed)
  const makeEmployee = employeeMaker(random)
  const head = makeEmployee('总经理', 1, '苏州基地', null)
  const departments: CompanyDepartment[] = [
    { id: 1, name: '远川精工', parentId: 0, site: '苏州基地', managerUserid: head.userid },
  ]
  const employees = [head]
  for (const [index, site] of sites.entries()) {
    const leader = makeEmployee('基地负责人', 10 + index, site, head.employeeNumber)
    employees.push(leader)
    departments.push({
      id: 10 + index,
      name: site,
      parentId: 1,
      site,
      managerUserid: leader.userid,
    })
  }
  for (const [index, plan] of plans.entries()) {
    const id = 101 + index
    const siteIndex = sites.indexOf(plan.site)
    const superior = employees[1 + siteIndex]
    const manager = makeEmployee('经理', id, plan.site, superior?.employeeNumber ?? null)
    employees.push(manager)
    const { site, name } = plan
    departments.push({ id, name, parentId: 10 + siteIndex, site, managerUserid: manager.userid })
    for (let person = 1; person < plan.people; person++) {
      employees.push(makeEmployee(plan.position, id, plan.site, manager.employeeNumber))
    }
  }
  grantRoles(employees)
  return { name: '远川精工', sites: [...sites], departments, employees }
}

/** The company as WeCom's directory knows it. */
export function companyDirectory(company: Company): {
  departments: Department[]
  members: Member[]
} {
  const useridOf = new Map(company.employees.map((one) => [one.employeeNumber, one.userid]))
  return {
    departments: company.departments.map(({ id, name, parentId, managerUserid }) => ({
      id,
      name,
      parentId,
      leaders: [managerUserid],
    })),
    members: company.employees.map((employee) => {
      const leader = useridOf.get(employee.superiorNumber ?? '')
      return {
        userid: employee.userid,
        name: employee.name,
        departmentIds: [employee.departmentId],
        employeeNumber: employee.employeeNumber,
        position: employee.position,
        directLeaders: leader ? [leader] : [],
      }
    }),
  }
}

function employeeMaker(random: Random) {
  const used = new Map<string, number>()
  const names = new Set<string>()
  let count = 0
  // Exchange code 0000 is given to nobody.
  const ownPhone = () => `1360000${String(count).padStart(4, '0')}`
  const familyPhone = (order: number) =>
    `1${order === 0 ? 50 : 86}0000${String(count).padStart(4, '0')}`

  function freshName() {
    for (;;) {
      const invented = inventName(random)
      if (names.has(invented.name)) continue
      names.add(invented.name)
      return invented
    }
  }

  return (position: string, departmentId: number, site: string, superiorNumber: string | null) => {
    count++
    const { name, pinyin } = freshName()
    const same = (used.get(pinyin) ?? 0) + 1
    used.set(pinyin, same)
    const contacts = Array.from({ length: random.pick([0, 1, 1, 2, 2]) }, (_, order) => ({
      name: freshName().name,
      relation: relations[(count + order * 2) % relations.length] ?? '其他',
      phone: familyPhone(order),
    }))
    const hiredOn = new Date(firstHireMs + random.below(3_900) * dayMs).toISOString().slice(0, 10)
    const employee: CompanyEmployee = {
      userid: same === 1 ? pinyin : `${pinyin}${same}`,
      employeeNumber: `YC${String(count).padStart(4, '0')}`,
      name,
      departmentId,
      site,
      position,
      superiorNumber,
      attendancePhone: ownPhone(),
      // A few have another number at payroll.
      payrollPhone: count % 15 === 0 ? ownPhone().replace('136', '138') : ownPhone(),
      hiredOn,
      roles: [],
      worksFor: null,
      contacts,
    }
    return employee
  }
}

/** HR: one lead, one specialist a site; two on duty; one administrator, one privacy officer. */
function grantRoles(employees: readonly CompanyEmployee[]): void {
  const hr = employees.filter((one) => one.departmentId === 103)
  const informatics = employees.filter((one) => one.departmentId === 104)
  hr[0]?.roles.push('hr_lead')
  for (const [index, specialist] of hr.slice(1).entries()) {
    specialist.roles.push('hr')
    specialist.worksFor = 10 + index
  }
  informatics[0]?.roles.push('admin')
  informatics[1]?.roles.push('privacy')
  informatics[2]?.roles.push('duty')
  employees.find((one) => one.site === '郑州基地' && one.position === '经理')?.roles.push('duty')
}
