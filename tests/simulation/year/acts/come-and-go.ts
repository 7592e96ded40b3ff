import type { Random } from '../../../sandbox/core/random.ts'
import {
  changeDirectory,
  type DirectoryChange,
  type PushFate,
} from '../../../sandbox/wecom/change-directory.ts'
import type { Year } from '../open-year.ts'
import { settleIn } from '../settle-town.ts'
import { diceFor, here, howMany, some, tally, type Worker } from '../town.ts'

/** How many of a thousand, each workday. */
const A_DAY = { joins: 0.8, leaves: 0.75, moves: 0.6, returns: 0.06, newLeader: 0.02 }

const fates: readonly PushFate[] = ['once', 'once', 'once', 'once', 'twice', 'lost']

/** The company's own day in WeCom's console: some pushes come twice, some never. */
export async function comeAndGo(year: Year): Promise<void> {
  const { town } = year
  const dice = diceFor(town, 'staff')
  const people = here(town).filter(({ hasRole }) => !hasRole)
  const count = (rate: number) => howMany(town, dice, { of: people, rate })
  for (const worker of some(dice, people, count(A_DAY.leaves))) await leave(year, worker, dice)
  for (let n = count(A_DAY.joins); n > 0; n--) await join(year, dice)
  const staying = people.filter(({ goneAt }) => goneAt === null)
  for (const worker of some(dice, staying, count(A_DAY.moves))) await move(year, worker, dice)
  const gone = town.workers.filter(({ goneAt }) => goneAt !== null)
  for (const worker of some(dice, gone, count(A_DAY.returns))) await comeBack(year, worker, dice)
  for (let n = count(A_DAY.newLeader); n > 0; n--) await changeLeader(year, dice)
}

/** Somebody changes the directory. What of a push is lost the next night's reading must find. */
async function change(year: Year, what: DirectoryChange, dice: Random): Promise<boolean> {
  const { wecom, callbacks } = year.world.sandbox
  const fate = dice.pick(fates)
  await changeDirectory(wecom, callbacks, what, fate)
  tally(year.town, `push ${fate}`)
  return fate !== 'lost'
}

async function leave(year: Year, worker: Worker, dice: Random): Promise<void> {
  worker.goneAt = year.world.sandbox.now()
  worker.pushed = await change(year, { remove: worker.member.userid }, dice)
  tally(year.town, 'left')
}

async function join(year: Year, dice: Random): Promise<void> {
  const { town, world } = year
  const shop = dice.pick(world.company.departments.filter(({ id }) => id > 100))
  const leaders = here(town).filter(({ member }) => member.userid === shop.managerUserid)
  const employee = town.inventor.person({
    departmentId: shop.id,
    site: shop.site,
    leader: leaders[0]?.no ?? null,
  })
  const worker = settleIn(town, employee, world.sandbox.now())
  worker.pushed = await change(year, { put: worker.member }, dice)
  tally(town, 'joined')
}

async function move(year: Year, worker: Worker, dice: Random): Promise<void> {
  const shop = dice.pick(year.world.company.departments.filter(({ id }) => id > 100))
  worker.member = {
    ...worker.member,
    departmentIds: [shop.id],
    directLeaders: [shop.managerUserid],
  }
  worker.site = shop.site
  worker.pushed = await change(year, { put: worker.member }, dice)
  tally(year.town, 'moved')
}

/** The same person with the same 工号; some get a new account. */
async function comeBack(year: Year, worker: Worker, dice: Random): Promise<void> {
  const { town } = year
  if (dice.chance(0.3)) {
    town.byUserid.delete(worker.member.userid)
    worker.member = { ...worker.member, userid: `${worker.member.userid}b` }
    town.byUserid.set(worker.member.userid, worker)
  }
  worker.goneAt = null
  worker.cameAt = year.world.sandbox.now()
  worker.pushed = await change(year, { put: worker.member }, dice)
  tally(town, 'came back')
}

async function changeLeader(year: Year, dice: Random): Promise<void> {
  const { town, world } = year
  const { directory } = world.sandbox.wecom
  const shop = dice.pick(directory.departments().filter(({ id }) => id > 100))
  const inside = here(town).filter(({ member }) => member.departmentIds[0] === shop.id)
  const next = inside.length > 0 ? dice.pick(inside) : null
  if (!next) return
  await change(year, { putDepartment: { ...shop, leaders: [next.member.userid] } }, dice)
  tally(town, 'new leader')
}
