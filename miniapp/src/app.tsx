import type { PropsWithChildren } from 'react'
import { cleanAddress } from './lib/clean-address.ts'
import './app.scss'

if (process.env.TARO_ENV === 'h5') {
  cleanAddress()
  require('./styles/desk.scss')
}

export default function App({ children }: PropsWithChildren) {
  return children
}
