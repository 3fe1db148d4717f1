// Packs files into a ZIP without compressing them: APPNOTE.TXT 6.3.9, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end).
const kTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = kTable[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const kUtf8Names = 0x0800;
const kVersion = 20;

/// What a file's two headers share, behind their signatures.
function describe(name, bytes) {
  const out = Buffer.alloc(26);
  out.writeUInt16LE(kVersion, 0);
  out.writeUInt16LE(kUtf8Names, 2);
  out.writeUInt16LE(0x21, 8); // 1980-01-01
  out.writeUInt32LE(crc32(bytes), 10);
  out.writeUInt32LE(bytes.length, 14);
  out.writeUInt32LE(bytes.length, 18);
  out.writeUInt16LE(name.length, 22);
  return out;
}

/// files  a map of names to bytes or text
export function zip(files) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path, 'utf8');
    const bytes = Buffer.from(content);
    const shared = describe(name, bytes);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([kVersion, 0]), shared, place, name]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end]);
}
