import { beforeAll, expect, test } from 'vitest'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { fakeContact, stepsUntil } from '../support/fake-contact.ts'
import { levelsOf, walk } from './vm/page-tree.ts'
import { aPhone } from './vm/phone.ts'
import { startMiniapp } from './vm/start-miniapp.ts'

const MOST_BYTES = 64 * 1024

let dist = ''
beforeAll(async () => {
  dist = await buildMiniapp('weapp')
})

const longName = '欧阳'.repeat(10)

test.each([
  ['contacts/index', longName],
  ['progress/index?id=con_1', longName],
  ['code/index?id=con_1', longName],
  ['edit/index?replaces=con_1', longName],
  ['edit/index?id=con_1', '号码变了？'],
  ['reorder/index', longName],
])(
  'with five contacts and the longest texts %s hands the screen less than 64 KB at once and nests no deeper than its templates',
  async (page, words) => {
    const phone = aPhone({ fontSizeSetting: 22 })
    phone.api.contacts = fiveContacts()
    const mini = await startMiniapp(dist, phone, `/pages/${page}`)
    await mini.advance(30_000)
    expect(mini.text()).toContain(words)
    const bytes = mini.pages.setDataCalls.map((call) => call.bytes)
    expect(bytes.length).toBeGreaterThan(0)
    expect(Math.max(...bytes)).toBeLessThan(MOST_BYTES)
    // the root itself is no element
    const depth = Math.max(...walk(mini.root()).map(({ parents }) => parents.length - 1))
    expect(depth).toBeLessThanOrEqual(levelsOf(dist))
    expect(mini.troubles).toEqual([])
  },
)

/** As many as one employee may have. */
function fiveContacts() {
  return [1, 2, 3, 4, 5].map((order) =>
    fakeContact({
      id: `con_${order}`,
      name: longName + order,
      order,
      state: 'unanswered',
      steps: stepsUntil('delivered').map((step) => ({ ...step, hint: '说明'.repeat(40) })),
    }),
  )
}
