import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { errorKinds } from '@yuzhi/sdk';
import { exitCodeOfKind } from './exit-codes.ts';
import { fakeApprovalId, fakeBackend, fakeRunId } from './fake-backend.ts';
import type { FakeBackend } from './fake-backend.ts';
import { runYuzhi } from './testing.ts';
import type { Answer, Invocation } from './testing.ts';

const grade = ['run', 'science/weather/grade'];

let folder: string;
before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-cli-'))));
after(() => rm(folder, { recursive: true, force: true }));

function ask(argv: readonly string[], invocation: Invocation = {}): Promise<Answer> {
  return runYuzhi(argv, { backend: fakeBackend(), cwd: folder, ...invocation });
}

async function inputSeen(argv: readonly string[], invocation: Invocation = {}): Promise<unknown> {
  const backend = fakeBackend();
  const { code, stderr } = await ask(argv, { backend, ...invocation });
  assert.equal(code, 0, stderr);
  return backend.requests[0]?.input;
}

test('run shows the views of the answer on stdout and everything about it on stderr', async () => {
  assert.deepEqual(await ask([...grade, '--site-name', '解放碑', '--rainfallMm', '90']), {
    code: 0,
    stdout: '级别  红色\n\n说明\n  解放碑\n',
    stderr: `标注：演示数据\n如对结果有异议：联系人工\n运行编号 ${fakeRunId}\n`,
  });
});

test('run --json prints exactly the JSON of the answer on stdout', async () => {
  const { stdout } = await ask([...grade, '--siteName', 'G7', '--rainfallMm', '1', '--json']);
  assert.equal(stdout, '{"level":"none","text":"G7","readings":null}\n');
});

test('run asks as the person at the machine, by the door of the command line, for the purpose that is given', async () => {
  const backend = fakeBackend();
  await ask([...grade, '--example', '--purpose', '汛前检查'], { backend });
  const [request] = backend.requests;
  assert.deepEqual(request?.actor, { kind: 'operator', id: 'local', unit: null, door: 'cli' });
  assert.equal(request?.purpose, '汛前检查');
});

test('run takes its input from a file, from stdin, from the line and from an example, and lays flags over it', async () => {
  const json = JSON.stringify({ siteName: '007', rainfallMm: 3 });
  await writeFile(path.join(folder, 'in.json'), `\uFEFF${json}`);
  for (const [argv, stdin] of [
    [['--input', 'in.json'], ''],
    [['--input', '-'], json],
    [['-'], json],
    [['--input', json], ''],
    [['--input', '{"siteName":"x"}', '--siteName', '007', '--rainfallMm=3'], ''],
  ] as const)
    assert.deepEqual(
      await inputSeen([...grade, ...argv], { stdin }),
      { siteName: '007', rainfallMm: 3 },
      argv.join(' '),
    );
  assert.deepEqual(await inputSeen([...grade, '--example', '2', '--hours', '6']), {
    siteName: 'G7',
    rainfallMm: 1,
    tags: ['a b'],
    isUrgent: false,
    hours: 6,
  });
});

test('run reads a file field as text where it is UTF-8 and as base64 where it is not', async () => {
  await writeFile(path.join(folder, 'rain.csv'), '\uFEFF站点,mm\n');
  await writeFile(path.join(folder, 'gb.csv'), Buffer.from([0xd5, 0xbe, 0xb5, 0xe3]));
  const argv = [...grade, '--siteName', 'a', '--rainfallMm', '1', '--readings'];
  const utf8 = (await inputSeen([...argv, '@rain.csv'])) as { readings: unknown };
  assert.deepEqual(utf8.readings, { name: 'rain.csv', text: '\uFEFF站点,mm\n' });
  const other = (await inputSeen([...argv, '@gb.csv'])) as { readings: unknown };
  assert.deepEqual(other.readings, {
    name: 'gb.csv',
    base64: Buffer.from([0xd5, 0xbe, 0xb5, 0xe3]).toString('base64'),
  });
});

test('run refuses a file that is larger than its field takes before it reads it', async () => {
  await writeFile(path.join(folder, 'large.csv'), 'x'.repeat(1_001));
  const { code, stderr } = await ask([...grade, '--readings', '@large.csv']);
  assert.equal(code, 6);
  assert.match(stderr, /FILE_TOO_LARGE/);
});

test('run says which file is missing', async () => {
  for (const argv of [
    ['--input', 'no.json'],
    ['--readings', '@no.json'],
  ]) {
    const { code, stderr } = await ask([...grade, ...argv]);
    assert.equal(code, 3);
    assert.match(stderr, /^错误: 没有文件 no\.json\n/);
  }
});

test('run says where JSON is broken', async () => {
  const { code, stderr } = await ask([...grade, '--input', '{"siteName": }']);
  assert.equal(code, 2);
  assert.match(stderr, /--input 不是有效的 JSON：第 1 行第 14 列不应是 \}/);
  assert.match((await ask([...grade, '-'])).stderr, /stdin 不是完整的 JSON/);
});

test('run names the flag of each issue, in both languages with --json', async () => {
  const argv = [...grade, '--rainfallMm=-1', '--on', '2026-02-30', '--level', 'blue'];
  assert.deepEqual((await ask(argv)).stderr.split('\n'), [
    '错误: science/weather/grade 的输入有 4 处不符合要求',
    '  --siteName    必填',
    '  --rainfallMm  不得小于 0',
    '  --on          须为存在的日期，如 2026-11-23',
    '  --level       须为下列之一：red、none',
    '提示: 请逐项修改；yuzhi run science/weather/grade --help 有参数说明和示例',
    'KERNEL_INPUT_INVALID',
    '',
  ]);
  const { code, stdout, stderr } = await ask([...argv, '--json']);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  const error = JSON.parse(stderr) as { code: string; details: { issues: { flag: string; message: unknown }[] } };
  assert.equal(error.code, 'KERNEL_INPUT_INVALID');
  assert.deepEqual(error.details.issues[1]?.message, { zh: '不得小于 0', en: 'Must be at least 0' });
  assert.equal(error.details.issues[1]?.flag, '--rainfallMm');
});

test('run opens no base for words that it cannot take, and closes the one that it opened', async () => {
  const backend = fakeBackend();
  const { code, stderr } = await ask([...grade, '--rain', '3', '--hours', 'x'], { backend });
  assert.equal(code, 2);
  assert.match(stderr, /--rain +没有这个参数\n +--hours +须为整数/);
  assert.equal(backend.requests.length, 0);
  await ask([...grade, '--example'], { backend });
  await ask(['run', 'science/weather/fail', '--kind', 'timeout'], { backend });
  assert.equal(backend.requests.length, 2);
  assert.equal(backend.openBases, 0);
});

test('every kind of failure has an exit code of its own, and the failure is told in the language asked for', async () => {
  const codes = new Set<number>();
  for (const kind of errorKinds) {
    const { code, stderr } = await ask(['run', 'science/weather/fail', '--kind', kind, '--lang', 'en']);
    assert.equal(code, exitCodeOfKind[kind]);
    assert.equal(stderr, 'Error: Cannot do it\nHint: Test\nTEST_FAILED\n');
    codes.add(code);
  }
  assert.equal(codes.size, errorKinds.length);
  assert.ok(!codes.has(0) && !codes.has(1) && !codes.has(10));
});

test('a defect is told as one, with exit code 70 and without the password of the database', async () => {
  for (const json of [[], ['--json']]) {
    const { code, stderr } = await ask(['run', 'science/weather/fail', '--kind', 'defect', ...json], {
      env: { DATABASE_URL: 'postgres://yuzhi:secret-word@db/yuzhi' },
    });
    assert.equal(code, 70);
    assert.match(stderr, /CLI_BROKEN/);
    assert.doesNotMatch(stderr, /secret-word/);
  }
});

test('an operation that is not there leads to the nearest ones', async () => {
  const { code, stderr } = await ask(['run', 'science/wether/grade', '--lang=en']);
  assert.equal(code, 3);
  assert.match(stderr, /Did you mean:\n  science\/weather\/grade\n/);
  assert.match((await ask(['run', 'grade'])).stderr, /science\/weather\/grade/);
  assert.match((await ask(['pack', 'show', 'science/wether'])).stderr, /science\/weather/);
});

test('an operation of a failed pack says that the pack failed', async () => {
  const { code, stderr } = await ask(['run', 'science/broken/x']);
  assert.equal(code, 8);
  assert.match(stderr, /KERNEL_PACK_FAILED/);
});

test('Ctrl-C cancels the run', async () => {
  const { code, stderr } = await ask(['run', 'science/weather/wait'], {
    onStop(listener) {
      setTimeout(listener, 20);
      return () => {};
    },
  });
  assert.equal(code, 130);
  assert.match(stderr, /KERNEL_RUN_CANCELLED/);
});

test('Ctrl-C ends a command that only looks, and its base is closed', async () => {
  const backend = fakeBackend();
  backend.kernel.runs = () => new Promise(() => {});
  const { code, stderr } = await ask(['runs', 'list'], {
    backend,
    onStop(listener) {
      setTimeout(listener, 20);
      return () => {};
    },
  });
  assert.equal(code, 130);
  assert.match(stderr, /CLI_STOPPED/);
  assert.equal(backend.openBases, 0);
});

test('progress is shown where stderr is a terminal and is gone at the end', async () => {
  const isTTY = { stdin: false, stdout: false, stderr: true };
  const { stderr } = await ask([...grade, '--example'], { isTTY });
  assert.ok(stderr.startsWith('\r\u001b[K进度 50% (1/2)\r\u001b[K标注'), stderr);
  assert.doesNotMatch((await ask([...grade, '--example'])).stderr, /进度/);
});

test('--save keeps the JSON of the answer, and a closed folder is refused before anything runs', async () => {
  const backend = fakeBackend();
  await ask([...grade, '--example', '--save', 'out.json'], { backend });
  assert.equal(
    await readFile(path.join(folder, 'out.json'), 'utf8'),
    `${JSON.stringify({ level: 'red', text: "解放碑 'A'", readings: null })}\n`,
  );
  const { code } = await ask([...grade, '--example', '--save', 'no/such/out.json'], { backend });
  assert.equal(code, 2);
  assert.equal(backend.requests.length, 1);
});

test('what acts shows what it would do, waits with exit code 10 and runs when it is approved, once', async () => {
  const backend = fakeBackend();
  const asked = await ask(['run', 'science/weather/warn', '--siteName', 'G7', '--purpose', '汛情'], { backend });
  assert.equal(asked.code, 10);
  assert.match(asked.stdout, /^向 G7 发布预警\n  事项  原为  改为\n  ----  ----  ----\n  预警  -     red\n/);
  assert.match(asked.stderr, new RegExp(`yuzhi approvals approve ${fakeApprovalId} --reason '意见'`));
  assert.match(
    (await ask(['approvals', 'list'], { backend })).stdout,
    /2026-11-24 15:20:03 +science\/weather\/warn +向 G7 发布预警/,
  );
  const approve = ['approvals', 'approve', fakeApprovalId, '--reason', '同意'];
  assert.deepEqual(await ask([...approve, '--json'], { backend }), {
    code: 0,
    stdout: '{"published":true}\n',
    stderr: `运行编号 ${fakeRunId}\n`,
  });
  assert.equal((await ask(approve, { backend })).code, 5);
  assert.match((await ask(['approvals', 'list'], { backend })).stdout, /（无）/);
  assert.match((await ask(['approvals', 'list', '--state', 'all'], { backend })).stdout, /已同意/);
});

test('a rejection asks for a reason and runs nothing', async () => {
  const backend = fakeBackend();
  await ask(['run', 'science/weather/warn', '--siteName', 'G7', '--json'], { backend });
  const { code, stderr } = await ask(['approvals', 'reject', fakeApprovalId], { backend });
  assert.equal(code, 2);
  assert.match(stderr, /缺少选项 --reason/);
  assert.match(
    (await ask(['approvals', 'reject', fakeApprovalId, '--reason', '暂缓'], { backend })).stdout,
    /不同意\n意见  暂缓/,
  );
  assert.match((await ask(['runs', 'list'], { backend })).stdout, /（无）/);
});

test('runs list and runs show tell what ran, in the time of the city', async () => {
  const backend = fakeBackend();
  await ask([...grade, '--example'], { backend });
  assert.match(
    (await ask(['runs', 'list'], { backend })).stdout,
    /2026-11-24 15:20:03  science\/weather\/grade  完成  12 ms  cli /,
  );
  const shown = await ask(['runs', 'show', fakeRunId], { backend });
  assert.match(shown.stdout, /标注 +演示数据/);
  assert.match(shown.stdout, /"rainfallMm": 90/);
  const all = JSON.parse((await ask(['runs', 'list', '--json'], { backend })).stdout) as { runs: unknown[] };
  assert.equal(all.runs.length, 1);
  for (const id of ['nonsense', fakeApprovalId]) assert.equal((await ask(['runs', 'show', id], { backend })).code, 3);
});

test('pack list shows every pack, failed ones with their reason', async () => {
  const { stdout } = await ask(['pack', 'list']);
  assert.deepEqual(stdout.split('\n'), [
    '编号             名称  类别  状态      能力操作',
    '---------------  ----  ----  --------  --------------------',
    'science/broken   -     -     未能加载  -',
    'science/weather  天气  工具  就绪      grade warn fail wait',
    '',
    'science/broken  KERNEL_MANIFEST_MISSING',
    '  science/broken 中没有 manifest.json',
    '',
  ]);
  const { packs } = JSON.parse((await ask(['pack', 'list', '--json'])).stdout) as {
    packs: { id: string; state: string }[];
  };
  assert.deepEqual(
    packs.map(({ id, state }) => [id, state]),
    [
      ['science/broken', 'failed'],
      ['science/weather', 'ready'],
    ],
  );
});

test('run X --help shows flags with their words, and examples that a shell can run', async () => {
  const { code, stdout } = await ask([...grade, '--help', '--lang', 'en']);
  assert.equal(code, 0);
  for (const line of [
    'Grade rainfall  science/weather/grade',
    '  --rainfallMm VALUE          Rainfall; Total; number; in mm; required',
    '  --hours VALUE               Duration; number; in h; default 24',
    '  --level VALUE               Present level; text; red (Red) | none (None)',
    '  --isUrgent / --no-isUrgent',
    '  --readings @FILE            Readings; .csv .xlsx',
    String.raw`  yuzhi run science/weather/grade --siteName '解放碑 '\''A'\''' --rainfallMm 90`,
    "  yuzhi run science/weather/grade --siteName G7 --rainfallMm 1 --tags 'a b' --no-isUrgent",
  ])
    assert.ok(stdout.split('\n').includes(line), `${line}\n${stdout}`);
});

test('help is another way to ask for help', async () => {
  for (const [one, other] of [
    [
      ['help', ...grade],
      [...grade, '-h'],
    ],
    [
      ['help', 'pack'],
      ['pack', '--help'],
    ],
    [['help'], []],
  ] as const)
    assert.deepEqual(await ask(one), await ask(other));
});

test('words that are no command of ours are refused with what was probably meant', async () => {
  for (const [argv, said] of [
    [['rnu'], /没有 rnu 这个命令\n是否为：\n  run/],
    [['pack', 'lst'], /没有 lst 这个命令\n是否为：\n  pack list/],
    [['serve', '--prot', '1'], /不认识选项 --prot/],
    [['serve', '--port'], /选项 --port 缺少取值/],
    [['runs', 'list', '--state', 'x'], /选项 --state 的取值 x 不可用\n提示: 可用的取值：queued, running, done/],
    [['runs', 'list', '--limit', '501'], /选项 --limit 的取值 501 不可用/],
    [['runs', 'list', '--before', 'x'], /选项 --before 的取值 x 不可用/],
    [['runs', 'show'], /缺少 id/],
    [['doctor', 'now'], /多余的内容/],
    [['completion', 'tcsh'], /tcsh 不可用\n提示: 可用的取值：bash, zsh, fish/],
    [['run'], /缺少 domain\/pack\/operation/],
    [['run', '--lang', 'fr'], /--lang 的取值 fr 不可用/],
  ] as const) {
    const { code, stdout, stderr } = await ask(argv);
    assert.equal(code, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, said);
  }
});

test('the language is that of the locale: English where it says en, Chinese everywhere else', async () => {
  for (const [env, word] of [
    [{}, '命令：'],
    [{ LANG: 'C' }, '命令：'],
    [{ LANG: 'zh_CN.UTF-8' }, '命令：'],
    [{ LANG: 'en_US.UTF-8' }, 'Commands:'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, '命令：'],
  ] as const)
    assert.ok((await ask(['--help'], { env })).stdout.includes(word), JSON.stringify(env));
});

test('serve says where it is, what failed and what to try, and stops when asked', async () => {
  const backend: FakeBackend = fakeBackend();
  const { code, stdout, stderr } = await ask(['serve'], {
    backend,
    onStop(listener) {
      setTimeout(listener, 20);
      return () => {};
    },
  });
  assert.equal(code, 0);
  assert.equal(backend.openBases, 0);
  assert.match(
    stdout,
    /^渝智    http:\/\/127\.0\.0\.1:7300\n城市    试验市\n场景包  1 个就绪，1 个未能加载\n数据    内置 PostgreSQL 18\.4/,
  );
  assert.match(stdout, /  science\/broken  science\/broken 中没有 manifest\.json/);
  assert.match(stderr, /正在停止.*\n已停止\n$/);
});

test('the greeting of serve lines up in a terminal, where its first line is bold', async () => {
  const { stdout } = await ask(['serve'], {
    isTTY: { stdin: true, stdout: true, stderr: true },
    onStop(listener) {
      listener();
      return () => {};
    },
  });
  assert.ok(
    stdout.startsWith('\u001b[1m渝智\u001b[22m    \u001b[1mhttp://127.0.0.1:7300\u001b[22m\n城市    试验市\n'),
    JSON.stringify(stdout),
  );
});

test('serve hands its options over as settings', async () => {
  const seen: NodeJS.ProcessEnv[] = [];
  const backend = fakeBackend();
  await ask(['serve', '--port', '0', '--host', '0.0.0.0', '--strict'], {
    env: { YUZHI_PORT: '1', YUZHI_LOG_LEVEL: 'warn' },
    backend: {
      ...backend,
      readConfig: (env) => {
        seen.push(env);
        return backend.readConfig(env);
      },
    },
    onStop(listener) {
      listener();
      return () => {};
    },
  });
  assert.deepEqual(seen, [{ YUZHI_PORT: '0', YUZHI_LOG_LEVEL: 'warn', YUZHI_HOST: '0.0.0.0', YUZHI_STRICT: '1' }]);
});

test('migrate --back does nothing without a yes', async () => {
  const { code, stderr } = await ask(['migrate', '--back']);
  assert.equal(code, 2);
  assert.match(stderr, /CLI_CONFIRMATION_MISSING/);
});

test('complete offers commands, operations, flags and values', async () => {
  const offered = async (...argv: string[]): Promise<string[]> =>
    (await ask(['complete', '--', ...argv])).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0] ?? '');
  assert.deepEqual(await offered('ru'), ['run', 'runs']);
  assert.deepEqual(await offered('run', 'science/weather/w'), ['science/weather/warn', 'science/weather/wait']);
  assert.deepEqual(await offered('run', 'science/weather/grade', '--r'), ['--rainfallMm', '--readings']);
  assert.deepEqual(await offered('run', 'science/weather/grade', '--level', ''), ['red', 'none']);
  assert.deepEqual(await offered('run', 'science/weather/grade', '--json', '--purp'), ['--purpose']);
  assert.deepEqual(await offered('pack', ''), ['list', 'show', 'check', 'new']);
  assert.deepEqual(await offered('pack', 'show', 'science/b'), ['science/broken']);
  assert.deepEqual(await offered('runs', 'list', '--st'), ['--state']);
  assert.deepEqual(await offered('completion', ''), ['bash', 'zsh', 'fish']);
  assert.deepEqual(await offered('no', 'such', ''), []);
});
