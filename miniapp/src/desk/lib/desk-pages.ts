import Taro from '@tarojs/taro'

/** Where each page of the desk is; cards and messages lead here with `?id=`. */
export const deskPages = {
  home: '/desk/home/index',
  worklist: '/desk/worklist/index',
  record: '/desk/record/index',
  employee: '/desk/employee/index',
  approvals: '/desk/approvals/index',
  approval: '/desk/approval/index',
  emergency: '/desk/emergency/index',
  card: '/desk/card/index',
  drills: '/desk/drills/index',
  drill: '/desk/drill/index',
  drillCard: '/desk/drill-card/index',
  dashboard: '/desk/dashboard/index',
  campaigns: '/desk/campaigns/index',
  campaign: '/desk/campaign/index',
  unanswered: '/desk/unanswered/index',
  roles: '/desk/roles/index',
  audit: '/desk/audit/index',
  held: '/desk/held/index',
  system: '/desk/system/index',
  directory: '/desk/directory/index',
  roster: '/desk/roster/index',
  keys: '/desk/keys/index',
  settings: '/desk/settings/index',
  addresses: '/desk/addresses/index',
  imports: '/desk/imports/index',
  upload: '/desk/upload/index',
  exports: '/desk/exports/index',
  more: '/desk/more/index',
} as const
export type DeskPage = keyof typeof deskPages

type Query = Record<string, string | undefined>

function urlOf(page: DeskPage, query: Query = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`)
  return pairs.length ? `${deskPages[page]}?${pairs.join('&')}` : deskPages[page]
}

export function openDesk(page: DeskPage, query?: Query): void {
  void Taro.navigateTo({ url: urlOf(page, query) })
}

/** In place of this page: 返回 leads to where this one came from. */
export function replaceDesk(page: DeskPage, query?: Query): void {
  void Taro.redirectTo({ url: urlOf(page, query) })
}

/** From the menu: nothing lies beneath. */
export function switchDesk(page: DeskPage, query?: Query): void {
  void Taro.reLaunch({ url: urlOf(page, query) })
}

/** One page back, or to `page` when this one was opened from a card. */
export function backTo(page: DeskPage, query?: Query): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchDesk(page, query)
}
