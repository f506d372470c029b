/** The worker's API: /api is answered here, everything else is the built pane. */
import { Hono } from 'hono'
import { refuse } from './guard/problems.ts'
import { withPageHeaders } from './guard/pageHeaders.ts'
import { answerError, requestLog } from './guard/requestLog.ts'
import { campaignRoutes, openingRoutes } from './routes/campaigns.ts'
import { checkRoundRoutes } from './routes/checkRounds.ts'
import { circularRoutes } from './routes/circulars.ts'
import { codeRoutes } from './routes/codes.ts'
import { demoRoutes } from './routes/demo.ts'
import { deputyRoutes } from './routes/deputies.ts'
import { directoryRoutes } from './routes/directory.ts'
import { todoRoutes } from './routes/todo.ts'
import type { ApiEnv } from './guard/ApiEnv.ts'
import { enterCampaign } from './routes/authenticate.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { exemptionRoutes } from './routes/exemptions.ts'
import { extensionRoutes } from './routes/extensions.ts'
import { flagRoutes } from './routes/flags.ts'
import { healthRoutes } from './routes/health.ts'
import { itemRoutes } from './routes/items.ts'
import { ladderRoutes } from './routes/ladder.ts'
import { linkRoutes } from './routes/links.ts'
import { noticeRoutes } from './routes/notices.ts'
import { operatorRoutes } from './routes/operator.ts'
import { overviewRoutes } from './routes/overview.ts'
import { personRoutes } from './routes/people.ts'
import { paperRoutes } from './routes/papers.ts'
import { profileRoutes } from './routes/profiles.ts'
import { recordRoutes } from './routes/record.ts'
import { publishedRoutes } from './routes/published.ts'
import { registerRoutes } from './routes/registers.ts'
import { reportRoutes } from './routes/reports.ts'
import { selfCheckRoutes } from './routes/selfCheck.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { supportRoutes } from './routes/supports.ts'
import { talkRoutes } from './routes/talk.ts'
import { templateRoutes } from './routes/templates.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { transferRoutes } from './routes/transfers.ts'
import { withdrawalRoutes } from './routes/withdrawals.ts'
import { weekRoutes } from './routes/weeks.ts'

export { CampaignDirectory } from './ledger/CampaignDirectory.ts'
export { CampaignLedger } from './ledger/CampaignLedger.ts'

/** Paths of one campaign: all behind a session of that campaign. */
const campaign = new Hono<ApiEnv>()
  .use(enterCampaign)
  .route('/', campaignRoutes)
  .route('/', codeRoutes)
  .route('/', personRoutes)
  .route('/', deputyRoutes)
  .route('/', itemRoutes)
  .route('/', talkRoutes)
  .route('/', supportRoutes)
  .route('/', linkRoutes)
  .route('/', evidenceRoutes)
  .route('/', extensionRoutes)
  .route('/', withdrawalRoutes)
  .route('/', transferRoutes)
  .route('/', noticeRoutes)
  .route('/', todoRoutes)
  .route('/', profileRoutes)
  .route('/', uploadRoutes)
  .route('/', recordRoutes)
  .route('/', registerRoutes)
  .route('/', reportRoutes)
  .route('/', exemptionRoutes)
  .route('/', weekRoutes)
  .route('/', settingsRoutes)
  .route('/', overviewRoutes)
  .route('/', snapshotRoutes)
  .route('/', circularRoutes)
  .route('/', publishedRoutes)
  .route('/', templateRoutes)
  .route('/', paperRoutes)
  .route('/', selfCheckRoutes)
  .route('/', checkRoundRoutes)
  .route('/', flagRoutes)
  .route('/', ladderRoutes)

const api = new Hono<ApiEnv>()
  .use(requestLog)
  .route('/health', healthRoutes)
  .route('/campaigns', openingRoutes)
  .route('/operator', operatorRoutes)
  .route('/operator', directoryRoutes)
  .route('/session', sessionRoutes)
  .route('/demo', demoRoutes)
  .route('/campaigns/:campaign', campaign)
  .all('*', () => {
    throw refuse('route.unknown')
  })

const app = new Hono<ApiEnv>()
  .route('/api', api)
  .get('*', async (c) => {
    if (c.env.ASSETS === undefined) throw refuse('route.unknown')
    const page = await c.env.ASSETS.fetch(c.req.raw)
    return withPageHeaders(page, c.req.raw, c.env.FRAME_HOSTS)
  })
  .notFound(() => {
    throw refuse('route.unknown')
  })
  .onError(answerError)

export default app
