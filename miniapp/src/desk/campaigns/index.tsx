import { SignedIn } from '../../features/session/signed-in.tsx'
import { CampaignsScreen } from '../features/campaigns/campaigns-screen.tsx'

export default function CampaignsPage() {
  return (
    <SignedIn>
      <CampaignsScreen />
    </SignedIn>
  )
}
