import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { employees } from '../../db/schema/index.ts'
import { createWorld, type World } from '../support/world.ts'
import * as alerts from './alerts.ts'
import { decisionsAreFollowed, nothingProvenRetiredUnasked } from './approvals.ts'
import { noQuestionTwice } from './asked-once.ts'
import { createDice } from './dice.ts'
import { passMornings, wait } from './drains.ts'
import * as rules from './invariants.ts'
import { judgedAnew } from './judgements.ts'
import { createMemory } from './memory.ts'
import { neverAgainstTheRules } from './sending-rules.ts'
import { happen } from './story.ts'
import { tryHard } from './trials.ts'
import { createWatch, watchVendorLimits } from './watch.ts'

const seeds = (process.env.SIMULATION_SEEDS ?? '1,2,3').split(',').map(Number)
const STEPS = Number(process.env.SIMULATION_STEPS ?? 120)
const TRY_EVERY = 11

describe.each(seeds)('whatever happens (seed %i), the rules that never bend hold', (seed) => {
  let world: World
  const memory = createMemory()
  let history = new Map<string, string>()
  const grown: rules.Breach[] = []
  const stale: rules.Breach[] = []

  beforeAll(async () => {
    const dice = createDice(seed)
    // the flows run on every driver; a long story is told on the fastest
    world = await createWorld({ driver: 'pg', sandbox: { seed } })
    for (const { userid } of world.company.employees.slice(0, 5)) {
      const [row] = await world.context.db
        .select()
        .from(employees)
        .where(eq(employees.userid, userid))
      const client = await world.loginAs(userid)
      const { id: employeeId = '', name = '' } = row ?? {}
      memory.people.push({ userid, name, employeeId, leftAt: null, client, named: [] })
    }
    watchVendorLimits(world, memory)
    const watch = createWatch(world, memory)
    for (let step = 0; step < STEPS; step++) {
      await happen(world, memory, dice)
      await watch()
      if (step % TRY_EVERY === 0) {
        await tryHard(world, memory, dice, step / TRY_EVERY)
        await watch()
      }
      if (step % 20 === 0) {
        grown.push(...(await rules.historyOnlyGrows(world, history)))
        history = await rules.rememberHistory(world)
        await world.settle()
        stale.push(...(await judgedAnew(world)))
      }
    }
    // the outside heals, and time passes until everything had its chance
    world.sandbox.faults.clear()
    for (let day = 0; day < 12; day++) {
      await wait(world, DAY / 2)
      await world.settle()
      await watch()
    }
    await passMornings(world, 2)
    await watch()
  }, 240_000)
  afterAll(() => world.close())

  test('the story is one: contacts were accepted and asked, and some said yes', async () => {
    expect(memory.accepted.length).toBeGreaterThan(10)
    expect(world.sandbox.sms.log.size).toBeGreaterThan(10)
    const told = await rules.ask<{ event: string }>(
      world,
      sql`select distinct event from contact_history`,
    )
    expect(told.map(({ event }) => event)).toEqual(expect.arrayContaining(['confirmed']))
    const work = await rules.ask<{ followUps: number; cards: number }>(
      world,
      sql`select (select count(*)::int from follow_ups) as "followUps",
        (select count(*)::int from deliveries where state = 'sent') as cards`,
    )
    for (const count of Object.values(work[0] ?? {})) expect(count).toBeGreaterThan(0)
  })
  const inTheMoment = (rule: number) =>
    memory.breaches.filter((breach) => breach.rule === rule).map(({ what }) => what)

  test('1 · an edit never lowers coverage', async () => {
    expect(inTheMoment(1)).toEqual([])
    expect(await rules.editNeverLowersCoverage(world)).toEqual([])
    expect(await nothingProvenRetiredUnasked(world)).toEqual([])
  })
  test('2 · nothing accepted is lost', async () => {
    expect(inTheMoment(2)).toEqual([])
    expect(await rules.nothingAcceptedIsLost(world, memory)).toEqual([])
  })
  test('2 · whoever decides is asked as long as there is something to decide, and followed', async () =>
    expect(await decisionsAreFollowed(world)).toEqual([]))
  test('2 · no question is put twice because of a retry', async () =>
    expect(await noQuestionTwice(world, memory)).toEqual([]))
  test('3 · a challenge is answered once, and opening a link changes nothing', async () => {
    expect(inTheMoment(3)).toEqual([])
    expect(await rules.answeredOnce(world)).toEqual([])
  })
  test('4 · no SMS against hours, limits, a no or a stop, to the dead or for leavers', async () => {
    expect(inTheMoment(4)).toEqual([])
    expect(await neverAgainstTheRules(world, memory)).toEqual([])
  })
  test('7 · every alert has one owner, who was told of it once, or is seen to have none', async () => {
    expect(await alerts.everyAlertHasAnOwner(world)).toEqual([])
    expect(await alerts.everyOwnerWasTold(world)).toEqual([])
    expect(await alerts.nothingToldTwice(world)).toEqual([])
  })
  test('8 · one open alert about each, and the worklist shows them', async () =>
    expect(await alerts.oneAlertEach(world)).toEqual([]))
  test('8 · what HR found out counts once, and not at all once it was taken back', async () =>
    expect(await alerts.followUpsCountOnce(world)).toEqual([]))
  test('what is kept of findings, scores, coverage and alerts is what would be concluded from scratch', async () => {
    expect(stale).toEqual([])
    await world.settle()
    expect(await judgedAnew(world)).toEqual([])
  })
  test('5 · history tells every change, and only grows', async () => {
    expect(history.size).toBeGreaterThan(0)
    expect([...grown, ...(await rules.historyOnlyGrows(world, history))]).toEqual([])
    expect(await rules.historyTellsEverything(world)).toEqual([])
  })
  test('6 · unknown is not bad', async () => {
    expect(inTheMoment(6)).toEqual([])
    expect(await rules.unknownIsNotBad(world)).toEqual([])
  })
  test('8 · no number in plain text: at rest, in the log, in a refusal', async () => {
    expect(inTheMoment(8)).toEqual([])
    expect(await rules.nothingInPlainText(world)).toEqual([])
  })
  test("9 · somebody else's contact cannot be told from one that does not exist", () =>
    expect(inTheMoment(9)).toEqual([]))
})
