/** Functions that write text or bytes in another form. */
import { evaluationFailure } from '../errors.ts';
import { optional, parameter, type StrictFunction } from '../function-definition.ts';
import { canonicalText as text } from '../values.ts';

const BASE_64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function bytesOf(functionName: string, base64: string): Buffer {
  const written = base64.replace(/\s/g, '');
  if (!BASE_64.test(written)) throw evaluationFailure(functionName, `'${base64.slice(0, 100)}' is no base 64.`);
  return Buffer.from(written, 'base64');
}

export const encodingFunctions: readonly StrictFunction[] = [
  {
    name: 'ConvertToBase64',
    kind: 'text',
    parameters: [parameter('source', 'The text')],
    doc: 'Base 64 of the text in UTF-16, little endian.',
    examples: [
      { expression: 'ConvertToBase64("Hello world!")', attributes: {}, result: 'SABlAGwAbABvACAAdwBvAHIAbABkACEA' },
    ],
    rules: ['X-60'],
    isCurrent: true,
    call: ([value]) => Buffer.from(text(value), 'utf16le').toString('base64'),
  },
  {
    name: 'ConvertFromBase64',
    kind: 'text',
    parameters: [
      parameter('source', 'Base 64'),
      parameter('encoding', 'Unicode (default), UTF8 or ASCII', { ...optional, words: ['Unicode', 'UTF8', 'ASCII'] }),
    ],
    doc: 'The text that base 64 stands for.',
    examples: [{ expression: 'ConvertFromBase64("SABpAA==")', attributes: {}, result: 'Hi' }],
    rules: ['X-88'],
    isCurrent: false,
    call: ([value, encoding]) => {
      const bytes = bytesOf('ConvertFromBase64', text(value));
      const name = encoding === undefined ? 'unicode' : text(encoding).toLowerCase();
      if (name === 'unicode') return bytes.toString('utf16le');
      if (name === 'utf8') return bytes.toString('utf8');
      if (name === 'ascii') return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, '?');
      throw evaluationFailure('ConvertFromBase64', `'${text(encoding)}' is no encoding; use Unicode, UTF8 or ASCII.`);
    },
  },
  {
    name: 'ConvertToUTF8Hex',
    kind: 'text',
    parameters: [parameter('source', 'The text')],
    doc: 'The bytes of the text in UTF-8, hexadecimal in capitals.',
    examples: [{ expression: 'ConvertToUTF8Hex("Hello world!")', attributes: {}, result: '48656C6C6F20776F726C6421' }],
    rules: ['X-61'],
    isCurrent: true,
    call: ([value]) => Buffer.from(text(value), 'utf8').toString('hex').toUpperCase(),
  },
  {
    name: 'StringFromSid',
    kind: 'text',
    parameters: [parameter('bytes', 'The bytes of a security identifier in base 64', { type: 'Binary' })],
    doc: 'A security identifier as text.',
    examples: [{ expression: 'StringFromSid([sid])', attributes: { sid: 'AQEAAAAAAAUSAAAA' }, result: 'S-1-5-18' }],
    rules: ['X-88', 'X-22'],
    isCurrent: false,
    call: ([given]) => {
      const bytes = bytesOf('StringFromSid', text(given));
      const count = bytes[1] ?? 0;
      if (bytes.length < 8 || bytes.length < 8 + count * 4)
        throw evaluationFailure('StringFromSid', 'The bytes are no security identifier.');
      const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
      return ['S', bytes[0], bytes.readUIntBE(2, 6), ...parts].join('-');
    },
  },
];
