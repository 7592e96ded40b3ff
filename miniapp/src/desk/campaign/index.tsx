import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { CampaignScreen } from '../features/campaigns/campaign-screen.tsx'

export default function CampaignPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <CampaignScreen id={id} />
    </SignedIn>
  )
}
