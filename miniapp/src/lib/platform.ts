/** Set by the build: the same source becomes a page in a browser and a mini-program in WeCom. */
export const inBrowser = process.env.TARO_ENV === 'h5'

/** Same origin in a browser; in the mini-program fixed when it is built. */
export const apiBase = inBrowser ? '' : (process.env.TARO_APP_API_URL ?? '')
