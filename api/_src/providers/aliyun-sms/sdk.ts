/** The vendor's packages, to be imported lazily and together (kernel/undici.ts says why not one by one). */
import * as dysms from '@alicloud/dysmsapi20170525'
import * as openApi from '@alicloud/openapi-core'
import { RuntimeOptions } from '@darabonba/typescript'

export { dysms, openApi, RuntimeOptions }
