import { type DeskExhibit, press, see } from './desk-exhibit.ts'
import { fakeDrill, fakeSmsDrill } from './fake-drills.ts'

/** Drills, in the states that differ to the eye. */
export const drillExhibits: readonly DeskExhibit[] = [
  {
    name: 'drill-start',
    route: 'drills/index',
    async reach(page) {
      await press(page, '开始一次演练')
      await see('要打 104 位员工的联络人')(page)
    },
  },
  { name: 'drill', route: 'drill/index?id=drl_1', reach: see('各地点') },
  {
    name: 'drill-closed',
    route: 'drill/index?id=drl_1',
    prepare: (api) => {
      api.desk.drills.drill = fakeDrill({
        state: 'closed',
        closedAt: '2026-11-22T09:00:00Z',
        waiting: 0,
        mayRun: false,
      })
    },
    reach: see('抽到、没有打的'),
  },
  {
    name: 'drill-sms-start',
    route: 'drills/index',
    async reach(page) {
      await press(page, '开始一次演练')
      await page.getByRole('radio', { name: '发短信', exact: true }).click()
      await see('给 104 位员工的联络人发短信')(page)
    },
  },
  {
    name: 'drill-sms',
    route: 'drill/index?id=drl_1',
    prepare: (api) => {
      api.desk.drills.drill = fakeSmsDrill()
    },
    reach: see('没等满 48 小时'),
  },
  { name: 'drill-card', route: 'drill-card/index?id=drp_1', reach: see('接通先说') },
]
