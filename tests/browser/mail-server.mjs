// A mail server for tests: takes every mail that is handed over as RFC 5321 has it, on this machine alone, and keeps them in memory.
import { createServer } from 'node:net';

/// What stands in a message: its headers by lower-case name, unfolded and decoded, and its parts by type.
function read(message) {
  const [head, ...rest] = message.split('\r\n\r\n');
  const headersOf = (text) =>
    Object.fromEntries(
      text
        .replace(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
  const words = (value) => value.replace(/\?= =\?/g, '?==?').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word) => Buffer.from(word, 'base64').toString('utf8'));
  const headers = Object.fromEntries(Object.entries(headersOf(head)).map(([name, value]) => [name, words(value)]));
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'])?.[1];
  const pieces = boundary ? rest.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1) : [`\r\nContent-Type: ${headers['content-type']}\r\n\r\n${rest.join('\r\n\r\n')}`];
  const parts = {};
  for (const piece of pieces) {
    const [own, body] = piece.slice(2).split('\r\n\r\n');
    parts[headersOf(own)['content-type'].split(';')[0]] = Buffer.from(body, 'base64').toString('utf8');
  }
  return { headers, text: parts['text/plain'] ?? '', html: parts['text/html'] ?? '' };
}

/// `refuse(to)` may give a whole answer ("550 no such mailbox") for an address. `next()` waits for the next mail that nobody has asked for yet.
export async function startMailServer(refuse = () => '') {
  const mails = [];
  const waiting = [];
  const server = createServer((socket) => {
    let left = '';
    let mail = null;
    let to = '';
    const say = (line) => socket.write(`${line}\r\n`);
    const take = (message) => {
      const taken = { to, ...read(message) };
      const first = waiting.shift();
      if (first) first(taken);
      else mails.push(taken);
    };
    const answer = (line) => {
      if (mail !== null) {
        if (line !== '.') return void (mail += `${line.replace(/^\.\./, '.')}\r\n`);
        take(mail);
        mail = null;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return say('250 mail.test');
      if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(line)[1];
        return say(refuse(to) || '250 fine');
      }
      if (verb === 'DATA') {
        mail = '';
        return say('354 go on');
      }
      if (verb === 'QUIT') return socket.end('221 bye\r\n');
      return say(verb === 'MAIL' || verb === 'RSET' ? '250 fine' : '502 not known');
    };
    say('220 mail.test');
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      left += bytes.toString('utf8');
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        const line = left.slice(0, end);
        left = left.slice(end + 2);
        answer(line);
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: server.address().port,
    next: () => (mails.length > 0 ? Promise.resolve(mails.shift()) : new Promise((done) => waiting.push(done))),
    waiting: () => mails.length,
    stop: () => server.close(),
  };
}
