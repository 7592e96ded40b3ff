import type { Company, CompanyDepartment, CompanyEmployee } from '../../sandbox/company.ts'
import { type Random, seededRandom } from '../../sandbox/core/random.ts'
import { inventName } from '../../support/company/invent-names.ts'

const SITES = ['苏州基地', '郑州基地', '东莞基地'] as const
const SHOP = 45

/** Names, accounts and numbers that nobody else has: one text names one person. */
export type Inventor = {
  person(place: { departmentId: number; site: string; leader: string | null }): CompanyEmployee
  name(): string
  phone(): string
}

export function createInventor(random: Random): Inventor {
  const names = new Set<string>()
  let people = 0
  let phones = 0
  const prefixes = ['136', '150', '186', '133', '158', '176', '181', '199', '192', '170']
  const weighted = [...prefixes.slice(0, 8), ...prefixes.slice(0, 8), ...prefixes]

  function name(): string {
    for (;;) {
      const invented = inventName(random)
      if (names.has(invented) || invented.includes('·')) continue
      names.add(invented)
      return invented
    }
  }
  // exchange code 0000 is given to nobody
  function phone(): string {
    phones++
    const line = phones % 10_000
    const place = Math.floor(phones / 10_000)
    return `${random.pick(weighted)}000${place}${String(line).padStart(4, '0')}`
  }
  return {
    name,
    phone,
    person({ departmentId, site, leader }) {
      people++
      const own = phone()
      return {
        userid: `u${String(people).padStart(5, '0')}`,
        employeeNumber: `N${String(people).padStart(5, '0')}`,
        name: name(),
        departmentId,
        site,
        position: '员工',
        superiorNumber: leader,
        attendancePhone: own,
        payrollPhone: random.chance(0.05) ? phone() : own,
        hiredOn: '2020-03-02',
        roles: [],
        worksFor: null,
        contacts: [],
      }
    },
  }
}

/** A company of so many people: three sites, shops of some 45 with a leader each, and everybody whom the desk needs. */
export function inventCompany(seed: number, people: number): Company & { inventor: Inventor } {
  const random = seededRandom(`company ${seed}`)
  const inventor = createInventor(random)
  const head = inventor.person({ departmentId: 1, site: SITES[0], leader: null })
  const employees = [head]
  const departments: CompanyDepartment[] = [
    { id: 1, name: '远川精工', parentId: 0, site: SITES[0], managerUserid: head.userid },
  ]
  const shops = Math.max(SITES.length, Math.ceil(people / SHOP))
  const leaders: CompanyEmployee[] = []
  for (const [n, site] of SITES.entries()) {
    const leader = inventor.person({ departmentId: 10 + n, site, leader: head.employeeNumber })
    employees.push(leader)
    leaders.push(leader)
    departments.push({
      id: 10 + n,
      name: site,
      parentId: 1,
      site,
      managerUserid: leader.userid,
    })
  }
  for (let shop = 0; shop < shops; shop++) {
    const n = shop % SITES.length
    const id = 101 + shop
    const site = SITES[n] ?? SITES[0]
    const superior = leaders[n]?.employeeNumber ?? null
    const manager = inventor.person({ departmentId: id, site, leader: superior })
    employees.push(manager)
    departments.push({
      id,
      name: `${shop + 1}车间`,
      parentId: 10 + n,
      site,
      managerUserid: manager.userid,
    })
    const size = Math.ceil((people - employees.length) / (shops - shop))
    for (let worker = 1; worker < size; worker++)
      employees.push(inventor.person({ departmentId: id, site, leader: manager.employeeNumber }))
  }
  const plain = employees.slice(4 + shops * 2)
  grant(plain[0], 'hr_lead', null)
  for (const [n] of SITES.entries()) grant(plain[1 + n], 'hr', 10 + n)
  grant(plain[4], 'admin', null)
  grant(plain[5], 'privacy', null)
  return { name: '远川精工', sites: [...SITES], departments, employees, inventor }
}

function grant(
  person: CompanyEmployee | undefined,
  role: CompanyEmployee['roles'][number],
  worksFor: number | null,
): void {
  person?.roles.push(role)
  if (person) person.worksFor = worksFor
}
