// Reads records with Confluent's Node client and writes each of them again with it.
// Lines in: topic, one space, the value in base64. Lines out, in the same order: JSON with the
// record's producer and the value written again in base64; "error" where it could not.
const readline = require('node:readline');
const {
  SchemaRegistryClient, AvroSerializer, AvroDeserializer, SerdeType,
} = require('@confluentinc/schemaregistry');

// The client first asks each registry for an address that only Confluent's newest one has. Apicurio
// now and then leaves such a request without any answer, and the client would wait for ever.
const client = new SchemaRegistryClient({
  baseURLs: [process.argv[2]],
  createAxiosDefaults: { timeout: 3_000 },
});
const ATTEMPTS = 5;

// Avro's unions of null and one type are plain values, and unknown logical types stay as they are.
const avro = { wrapUnions: 'never' };

/** Knows which record it writes next; the client's own way asks for the record's class name. */
function serializerFor(recordName) {
  return new AvroSerializer(client, SerdeType.VALUE, {
    ...avro,
    autoRegisterSchemas: false,
    useLatestVersion: true,
    subjectNameStrategy: (topic) => `${topic}-${recordName}`,
  });
}

async function relayed(line) {
  const [topic, base64] = line.split(' ');
  const value = Buffer.from(base64, 'base64');
  const id = value.readInt32BE(1);
  const schema = JSON.parse((await client.getBySubjectAndId('', id)).schema);
  const record = await new AvroDeserializer(client, SerdeType.VALUE, avro).deserialize(topic, value);
  const again = await serializerFor(`${schema.namespace}.${schema.name}`).serialize(topic, record);
  return { producer: record.envelope.producer, value: again.toString('base64') };
}

/** Tries again where the registry did not answer; anything else fails at once. */
async function relayedAtLast(line) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await relayed(line);
    } catch (failure) {
      if (failure.code !== 'ECONNABORTED' || attempt === ATTEMPTS) throw failure;
    }
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const answer = await relayedAtLast(line).catch((failure) => ({ error: failure.stack }));
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
}

main();
