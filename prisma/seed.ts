import { configOfProcess } from '../src/config.ts';
import { openStore } from '../src/store/open-store.ts';
import { plantSampleHub } from './sample/plant-sample-hub.ts';

const store = await openStore(configOfProcess().database);
try {
  const { hubId } = await plantSampleHub(store.prisma, new Date());
  const { name } = await store.prisma.hub.findUniqueOrThrow({ where: { id: hubId } });
  const groups = await store.prisma.workGroup.count({ where: { hubId } });
  console.log(`${name} is planted, with ${groups} Work Groups.`);
} finally {
  await store.close();
}
