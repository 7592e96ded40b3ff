import type { FakeAnswer, FakeRequest } from '../support/fake-api.ts'

type Options = Record<string, unknown> & {
  success?: (answer: unknown) => void
  fail?: (trouble: unknown) => void
  complete?: (answer: unknown) => void
}

export type WxHooks = {
  insideWecom: boolean
  /** What an earlier run of the mini-program left on this phone. */
  storage?: Map<string, unknown>
  /** The size of letters that this phone is set to. */
  fontSizeSetting?: number
  answer: (request: FakeRequest) => FakeAnswer | 'unreachable'
  open: (url: string) => void
  close: (pages: number) => void
  /** The page that came to the front again. */
  show: () => void
}

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

const BUILT_FOR = /^https:\/\/api\.example\.test(?=\/)/

/** The part of WeChat's `wx` that the bundle uses, and WeCom's `wx.qy`. What is asked is kept in `calls`. */
export function createFakeWx(hooks: WxHooks) {
  const calls: { name: string; options: Options }[] = []
  const storage = hooks.storage ?? new Map<string, unknown>()
  const system = {
    SDKVersion: '3.5.8',
    platform: 'ios',
    system: 'iOS 17',
    windowWidth: 390,
    windowHeight: 844,
    screenWidth: 390,
    screenHeight: 844,
    pixelRatio: 3,
    language: 'zh_CN',
    fontSizeSetting: hooks.fontSizeSetting ?? 17,
    ...(hooks.insideWecom ? { environment: 'wxwork' } : {}),
  }

  function asynchronous(name: string, work: (options: Options) => unknown = () => undefined) {
    return (options: Options = {}) => {
      calls.push({ name, options })
      Promise.resolve()
        .then(() => work(options))
        .then(
          (result) => options.success?.(result ?? { errMsg: `${name}:ok` }),
          (trouble: unknown) => options.fail?.({ errMsg: `${name}:fail ${String(trouble)}` }),
        )
        .finally(() => options.complete?.({}))
    }
  }

  const request = asynchronous('request', (options) => {
    const method = String(options.method ?? 'GET').toUpperCase()
    if (!METHODS.includes(method)) throw new Error('invalid method')
    const url = String(options.url)
    const path = url.replace(BUILT_FOR, '')
    if (path === url) throw new Error('url not in domain list')
    const answer = hooks.answer({
      method,
      path,
      headers: lowerCased(options.header),
      body: typeof options.data === 'string' ? JSON.parse(options.data) : undefined,
    })
    if (answer === 'unreachable') throw new Error('timeout')
    return {
      statusCode: answer.status,
      data: copied(answer.body) ?? '',
      header: answer.headers ?? {},
    }
  })

  const wx = {
    getSystemInfoSync: () => system,
    getSystemInfo: asynchronous('getSystemInfo', () => system),
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
    nextTick: (run: () => void) => setTimeout(run, 0),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    setNavigationBarTitle: asynchronous('setNavigationBarTitle'),
    pageScrollTo: asynchronous('pageScrollTo'),
    setClipboardData: asynchronous('setClipboardData'),
    makePhoneCall: asynchronous('makePhoneCall'),
    createSelectorQuery: emptyQuery,
    navigateTo: asynchronous('navigateTo', (options) => hooks.open(String(options.url))),
    redirectTo: asynchronous('redirectTo', (options) => {
      hooks.close(1)
      hooks.open(String(options.url))
    }),
    reLaunch: asynchronous('reLaunch', (options) => {
      hooks.close(Number.POSITIVE_INFINITY)
      hooks.open(String(options.url))
    }),
    navigateBack: asynchronous('navigateBack', () => {
      hooks.close(1)
      hooks.show()
    }),
    request(options: Options) {
      request(options)
      return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} }
    },
    ...(hooks.insideWecom
      ? { qy: { login: asynchronous('qy.login', () => ({ code: 'qy-code' })) } }
      : {}),
  }
  return { wx, calls, storage }
}

/** Asked where something is on the page: nowhere yet. */
function emptyQuery() {
  const query = {
    select: () => query,
    fields: () => query,
    exec: (tell: (answers: null[]) => void) => tell([null]),
  }
  return query
}

/** What arrives is the mini-program's own: the server cannot change it afterwards. */
function copied(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body))
}

function lowerCased(header: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
