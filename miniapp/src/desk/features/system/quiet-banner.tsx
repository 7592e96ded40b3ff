import type { Operations } from '../../../../../shared/operations.ts'
import { Banner } from '../../../components/banner.tsx'

/** Nothing is wrong as far as it was tried; what nobody tries is said, and is not green. */
export function QuietBanner({ canary }: { canary: Operations['canary'] | undefined }) {
  const quiet = '没有送不到人的预警，最近七天也没有别的提醒。'
  if (canary === null)
    return <Banner tone='wait'>{quiet}但没有设置自检手机，短信能不能送到还不清楚。</Banner>
  return canary ? <Banner tone='ok'>{quiet}</Banner> : null
}
