# كلمات الورقة التي يأخذها طالبو المشورة معهم، بالعربية.

title = هنا تحصلون على المساعدة
lead = يرجى أخذ هذه الورقة معكم إلى الموعد.
place = المكان
note = ملاحظة
address = العنوان
phone = الهاتف
email = البريد الإلكتروني
website = الموقع الإلكتروني
hours = أوقات الدوام
hours-appointment = أوقات المواعيد
phone-hours = أوقات الاتصال الهاتفي
access = كيف تتواصلون
documents = يرجى إحضار
languages = اللغات
cost = التكلفة
next-step = الخطوة التالية
scan = هذه الجهة على الإنترنت
verified = حالة المعلومات: { $date }

address-protected = العنوان سري لأسباب الحماية. يرجى الاتصال هاتفيًا.
central = جهة اتصال عامة. اسألوا هناك عن المكتب المطلوب.
status-paused = هذا العرض متوقف مؤقتًا.
status-ended = هذا العرض لم يعد موجودًا.
successor = الجهة المسؤولة الآن
no-contact = لا نعرف وسيلة اتصال مباشرة.

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
weekdays = من { $first } إلى { $last }
span = { $from }–{ $to }
from = ابتداءً من { $from }
closed = مغلق
always = على مدار الساعة
all-day = طوال اليوم
by-arrangement = حسب الاتفاق
by-appointment = بموعد مسبق فقط

access-walk-in = الحضور دون موعد
access-phone = الاتصال هاتفيًا
access-email = كتابة رسالة إلكترونية
access-appointment = حجز موعد
access-online = عبر الإنترنت
access-referral = عن طريق جهة أخرى
access-through = { $how }: { $contact }
by-phone = عبر الهاتف
by-email = عبر البريد الإلكتروني
by-website = عبر الموقع الإلكتروني
by-address = في العنوان المذكور
by-hours = خلال أوقات الدوام
access-professional = للمختصين
reply = الرد

cost-free = مجانًا
cost-fee = مقابل رسوم

slip-cut = يُقص هنا
slip-title = إفادة
slip-lead = يرجى إعادة هذا الجزء إلى الشخص الذي أعطاكم الورقة. لا تكتبوا عليه أي اسم.
slip-right = هل كانت هذه الجهة المناسبة؟
slip-yes = نعم
slip-partly = جزئيًا
slip-no = لا
slip-result = ماذا كانت النتيجة؟
slip-next = ما الذي تحتاجون إليه بعد ذلك؟
