/**
 * What we need of undici, to be imported lazily. A bundle gives a CommonJS package that is imported lazily nothing
 * but its default; names survive only in a static import, as here.
 */
export { Agent, ProxyAgent } from 'undici'
