import type { Department, Member } from '../../sandbox/options.ts'

const SITES = 10
const PER_DEPARTMENT = 100

/** A company of ten sites with a hundred people in each department, who report to the first of them. */
export function largeDirectory(size: number): { departments: Department[]; members: Member[] } {
  const count = Math.ceil(size / PER_DEPARTMENT)
  const sites = Array.from({ length: SITES }, (_, i) => ({
    id: 2 + i,
    name: `基地${i + 1}`,
    parentId: 1,
  }))
  const leaderOf = (place: number) => `member${place * PER_DEPARTMENT}`
  const departments = Array.from({ length: count }, (_, place) => ({
    id: 100 + place,
    name: `车间${place + 1}`,
    parentId: 2 + (place % SITES),
    leaders: [leaderOf(place)],
  }))
  const members = Array.from({ length: size }, (_, i) => {
    const place = Math.floor(i / PER_DEPARTMENT)
    const userid = `member${i}`
    return {
      userid,
      name: `员工${i}`,
      departmentIds: [100 + place],
      employeeNumber: `E${i}`,
      position: '操作工',
      directLeaders: userid === leaderOf(place) ? [] : [leaderOf(place)],
    }
  })
  return {
    departments: [{ id: 1, name: '远川精工', parentId: 0 }, ...sites, ...departments],
    members,
  }
}
