// A real provider of identities (npm oidc-provider) with a page of its own to sign in at, run by the test itself. It stands at another
// site than the office (localhost, and not 127.0.0.1), as it does in life.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './office.mjs';

const require = createRequire(join(root, 'web/package.json'));
export const kClient = 'nhipcau';
export const kSecret = 'a secret: long, with + & % = in it';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

async function formOf(request) {
  let body = '';
  for await (const piece of request) body += piece;
  return new URLSearchParams(body);
}

/// people  name to sign in with → { sub, name, groups }, which a test may change; `issuer` is where it is.
export async function startProvider(returnAddress, people, { tellsAtOnce = false } = {}) {
  const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href);
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://localhost:${server.address().port}`;
  const personOf = (sub) => Object.entries(people).find(([, person]) => person.sub === sub);
  const provider = new Provider(issuer, {
    clients: [{ client_id: kClient, client_secret: kSecret, redirect_uris: [returnAddress], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    conformIdTokenClaims: !tellsAtOnce, // as the standard has it: with an access token, what is told of people stands elsewhere
    pkce: { methods: ['S256'], required: () => true },
    cookies: { keys: ['only for this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: async (_, sub) => ({
      accountId: sub,
      claims: async () => {
        const [name, person] = personOf(sub);
        return { sub, name: person.name, preferred_username: name, groups: person.groups };
      },
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile groups');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();

  async function interact(request, response) {
    if (request.method === 'POST') {
      const name = (await formOf(request)).get('login');
      const outcome = people[name] ? { login: { accountId: people[name].sub } } : { error: 'access_denied', error_description: 'nobody' };
      return provider.interactionFinished(request, response, outcome, { mergeWithLastSubmission: false });
    }
    const { prompt } = await provider.interactionDetails(request, response);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(`<!doctype html><html lang="vi"><title>Tài khoản tỉnh</title><form method="post"><label>Tên ở tỉnh <input name="login"></label>
      <button>Tiếp tục</button><p>${escaped(prompt.name)}</p></form></html>`);
  }

  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return handle(request, response);
    return interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  return { issuer, stop: () => new Promise((done) => server.close(done) && server.closeAllConnections()) };
}
