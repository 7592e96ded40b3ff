import { hashOf, style } from '../style.ts'

/** The contact's style sheet, and the list that only a joiner has. */
export const look =
  `${style}.p{border-radius:12px;box-shadow:inset 0 0 0 1.5px #808b9a;padding:16px 16px 4px;margin:0 0 16px}
.p h2{font-size:1.25rem;line-height:1.4;margin:0 0 2px;font-weight:600}.p p{margin:0 0 10px}.l{display:flex}.l svg{flex:none;margin:2px 10px 0 0}
.p button{margin-bottom:2px}.f{margin:0 0 14px;font-size:1.0625rem}select{-webkit-appearance:menulist;appearance:auto}`.replace(
    /\n/g,
    '',
  )
export const lookHash = hashOf(look)
