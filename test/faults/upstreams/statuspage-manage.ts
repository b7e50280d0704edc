import { asItIs, type Connector, queryOf, rowsOf } from '../connector.ts'
import { pageIncident, sendJson } from '../upstream.ts'
import { statuspage } from './statuspage.ts'

const COUNT = 130

export const statuspageManage: Connector = {
  ...statuspage,
  type: 'statuspage-manage',
  config: (baseUrl) => ({ page: 'kctbh9vrtdwd', key: 'a-key-for-reading', baseUrl }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    const query = queryOf(request)
    const [limit, page] = [Number(query.get('limit')), Number(query.get('page'))]
    // Newest first; the one told of again comes up.
    const rows = rowsOf((number, at) => pageIncident(number, {}, at), world).reverse()
    const edited = rows.filter(({ name }) => name === 'Edited')
    const all = [...edited, ...rows.filter((row) => !edited.includes(row))]
    sendJson(response, all.slice((page - 1) * limit, page * limit))
  },
}
