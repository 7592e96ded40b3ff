import type { Desk } from '../../../../shared/access.ts'
import type { DeskIconName, IconName } from '../../components/icon.tsx'
import type { DeskPage } from '../lib/desk-pages.ts'

export type MenuItem = {
  page: DeskPage
  words: string
  icon: IconName | DeskIconName
  /** Any of these capabilities opens it. */
  needs: readonly string[]
  count?: (desk: Desk) => number
  /** False where the company has no use for it. */
  shown?: (desk: Desk) => boolean
}

const items: readonly MenuItem[] = [
  {
    page: 'worklist',
    words: '待办',
    icon: 'list',
    needs: ['follow_up'],
    count: (desk) => desk.openAlerts,
  },
  {
    page: 'approvals',
    words: '变更审批',
    icon: 'swap',
    needs: ['decide_changes'],
    count: (desk) => desk.waitingChangeRequests,
  },
  { page: 'dashboard', words: '看板', icon: 'chart', needs: ['see_dashboard'] },
  { page: 'imports', words: '导入名册', icon: 'plus', needs: ['import_people'] },
  { page: 'exports', words: '导出名单', icon: 'down', needs: ['see_exports'] },
  {
    page: 'roster',
    words: '花名册核对',
    icon: 'list',
    needs: ['follow_up'],
    count: (desk) => desk.rosterConflicts ?? 0,
    shown: (desk) => desk.rosterConflicts !== undefined,
  },
  { page: 'campaigns', words: '提醒活动', icon: 'calendar', needs: ['see_campaigns'] },
  { page: 'drills', words: '演练', icon: 'phone', needs: ['call_drills'] },
  { page: 'unanswered', words: '没答复的同事', icon: 'clock', needs: ['see_unanswered'] },
  {
    page: 'system',
    words: '系统状态',
    icon: 'pulse',
    needs: ['see_system'],
    count: (desk) => desk.undelivered ?? 0,
  },
  { page: 'directory', words: '通讯录', icon: 'person', needs: ['sync_directory'] },
  { page: 'audit', words: '审计', icon: 'shield', needs: ['see_audit'] },
  { page: 'held', words: '资料查询', icon: 'search', needs: ['export_held'] },
  { page: 'roles', words: '角色', icon: 'person', needs: ['grant_roles', 'confirm_roles'] },
  { page: 'settings', words: '设置', icon: 'pencil', needs: ['change_settings'] },
  { page: 'keys', words: '接口密钥', icon: 'key', needs: ['issue_api_keys'] },
  { page: 'addresses', words: '接收地址', icon: 'bell', needs: ['set_work_address'] },
]

const emergency: MenuItem = {
  page: 'emergency',
  words: '紧急联系',
  icon: 'siren',
  needs: ['open_emergency'],
}

const allowed = (desk: Desk, item: MenuItem) =>
  item.needs.some((one) => desk.may.includes(one)) && item.shown?.(desk) !== false

export type Menu = { emergency: MenuItem | null; items: MenuItem[] }

/** What this person's desk has; 紧急联系 stands apart, always in the same place. */
export function menuOf(desk: Desk): Menu {
  return {
    emergency: allowed(desk, emergency) ? emergency : null,
    items: items.filter((item) => allowed(desk, item)),
  }
}

const TABS = 4
export const moreTab: MenuItem = { page: 'more', words: '更多', icon: 'more', needs: [] }

const aside: readonly DeskPage[] = ['addresses', 'unanswered', 'drills']
const isWork = ({ page }: MenuItem) => !aside.includes(page)

/** The phone's bar: 紧急联系 always second to the work there is, at most five, the rest under 更多. */
export function tabsOf(desk: Desk): MenuItem[] {
  const menu = menuOf(desk)
  const [first, ...rest] = menu.items.filter(isWork)
  const settings = menu.items.filter((item) => !isWork(item))
  const tabs = [first, menu.emergency, ...rest, ...settings].filter(
    (item): item is MenuItem => !!item,
  )
  return [...tabs.slice(0, TABS), moreTab]
}

/**
 * Where somebody's desk begins: their first page, but not at approvals while none waits and there is other work, nor at
 * a setting or a list that asks for nothing. Null where nothing is granted.
 */
export function firstPage(desk: Desk): DeskPage | null {
  const { items, emergency: siren } = menuOf(desk)
  const work = items.filter(isWork)
  const idle = ({ page, count }: MenuItem) => page === 'approvals' && count?.(desk) === 0
  const first = work.find((item) => !idle(item)) ?? work[0] ?? siren ?? items[0]
  return first?.page ?? null
}
